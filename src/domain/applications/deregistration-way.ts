import { z } from 'zod';
import { formatDate } from '#platform/i18n/format.ts';
import type { ApplicationDb } from './application-step.ts';
import { askFor } from './ask.ts';
import { readApplicant } from './read-applicant.ts';
import type { Register } from './register.ts';
import { type DeregistrationOrder, deregistrationOrdered } from './register-rules.ts';
import type { System } from './settings.ts';
import type { Deliver } from './ways.ts';

/** Deregisters the applicant and the family who move with them, in one go (§ 17 (2) BMG). */
export function deregistrationWay(register: Register): Deliver {
  return async ({ context, application, system }) => {
    const { person, ags, answers, lang } = await context.read((db: ApplicationDb) =>
      readApplicant(db, context.tenant, application),
    );
    if (!person) return { kind: 'refused', code: 'birth-date-missing' };
    const order = orderOf(system, person, answers);
    if (!order) return { kind: 'refused', code: 'details-missing' };
    const asked = await askFor(
      context,
      application,
      { operation: 'deregister', purpose: 'deregister', term: order.persons },
      () => register.deregister(ags, order, application.id),
    );
    if (!asked.ok) return asked.answer;
    const { persons, movedOutOn, reference } = asked.value;
    const born = lang === 'de' ? 'geboren am' : 'born on';
    return {
      kind: 'delivered',
      reference,
      facts: {
        persons: persons.map(
          (one) => `${one.givenNames.join(' ')} ${one.familyName}, ${born} ${formatDate(lang, one.birthDate)}`,
        ),
        movedOutOn,
        country: order.destination.country ?? '',
        address: order.destination.address ?? '',
      },
    };
  };
}

const text = z.string().trim().min(1);
const members = z.array(z.looseObject({ givenName: text, familyName: text.optional(), birthDate: text })).catch([]);

/** The order from the form's answers, by the names the configuration gives; `undefined` when something it needs is missing. */
export function orderOf(
  { deregistration: names }: Pick<System, 'deregistration'>,
  person: DeregistrationOrder['persons'][number],
  answers: Readonly<Record<string, unknown>>,
): DeregistrationOrder | undefined {
  const said = (name: string) => text.safeParse(answers[name]).data;
  const family = members.parse(answers[names.members]).map((one) => ({
    familyName: one.familyName ?? person.familyName,
    givenName: one.givenName,
    birthDate: one.birthDate,
  }));
  const country = said(names.country);
  const lines = names.address.flatMap((name) => said(name) ?? []);
  const order = deregistrationOrdered.omit({ schema: true, town: true }).safeParse({
    persons: [person, ...family],
    movedOutOn: said(names.movedOutOn),
    dwelling: names.secondary && said(names.secondary.field) === names.secondary.is ? 'secondary' : 'only',
    destination: {
      ...(country === undefined ? {} : { country }),
      ...(lines.length > 0 ? { address: lines.join(', ') } : {}),
    },
  });
  return order.success ? order.data : undefined;
}
