import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type CertificateAnswer,
  type CertificateContent,
  certificateExtras,
  type PersonQuery,
  type RegisterPerson,
  registerPerson,
} from '#domain/applications/register-rules.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';

const resident = registerPerson.extend({
  id: z.string(),
  /** Everybody at one dwelling shares it. */
  household: z.string(),
  movedInOn: z.iso.date(),
  extras: certificateExtras.default({}),
  /** A bar on disclosure (§ 51 BMG): nothing goes out by machine. */
  barred: z.boolean().default(false),
});
export type Resident = z.output<typeof resident>;

const registerFile = z.strictObject({ ags: z.string(), residents: z.array(resident) });

/** The invented residents of the example towns (`examples/<town>/register.json`), by official key. */
export function loadPopulation(folder = join(findPackageRoot(), 'examples')): ReadonlyMap<string, readonly Resident[]> {
  const towns = new Map<string, readonly Resident[]>();
  for (const town of readdirSync(folder)) {
    const text = readOrNothing(join(folder, town, 'register.json'));
    if (text === undefined) continue;
    const read = registerFile.parse(JSON.parse(text));
    towns.set(read.ags, read.residents);
  }
  return towns;
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/strasse\b|str\b/g, 'str')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Found by family name and birth date, as registers do it; the rest is compared. */
export function search(residents: readonly Resident[], query: PersonQuery): Resident[] {
  return residents.filter(
    (one) => one.birthDate === query.birthDate && plain(one.familyName) === plain(query.familyName),
  );
}

/** Which given details are not what the register has, as codes. */
export function contradictions(one: Resident, query: PersonQuery): string[] {
  const { givenName, address } = query;
  const names = one.givenNames.map(plain);
  const given =
    givenName === undefined ||
    givenName.split(/[\s-]+/).every((part) => names.includes(plain(part)) || names.includes(plain(givenName)));
  const known = [one.main, ...one.secondary].flatMap((each) => each ?? []);
  const sameAddress =
    address === undefined ||
    known.some(
      (each) =>
        plain(each.street) === plain(address.street) &&
        plain(each.houseNumber) === plain(address.houseNumber) &&
        each.postcode === address.postcode,
    );
  return [...(given ? [] : ['given-name']), ...(sameAddress ? [] : ['address'])];
}

/** What an extended certificate adds, as far as the record has it. */
export function extrasOf(
  one: Resident,
  contents: readonly CertificateContent[],
  residents: readonly Resident[],
): CertificateAnswer['extras'] {
  const { formerNames, birthPlace, civilStatus, formerAddresses } = one.extras;
  const family = residents
    .filter((other) => other.household === one.household && other !== one)
    .map((other) => `${other.givenNames.join(' ')} ${other.familyName}`);
  const all: Readonly<Record<CertificateContent, CertificateAnswer['extras']>> = {
    'former-names': formerNames && { formerNames },
    'birth-place': birthPlace === undefined ? {} : { birthPlace },
    'civil-status': civilStatus === undefined ? {} : { civilStatus },
    'former-addresses': formerAddresses && { formerAddresses },
    'move-in-date': { movedInOn: one.movedInOn },
    'spouse-and-children': { family },
  };
  return Object.assign({}, ...contents.map((content) => all[content] ?? {}));
}

/** What goes out of a resident's record. */
export function disclosed(one: Resident): RegisterPerson {
  const { familyName, givenNames, usual, doctoralDegree, birthDate, main, secondary } = one;
  return {
    familyName,
    givenNames,
    birthDate,
    secondary,
    ...(usual === undefined ? {} : { usual }),
    ...(doctoralDegree === undefined ? {} : { doctoralDegree }),
    ...(main === undefined ? {} : { main }),
  };
}
