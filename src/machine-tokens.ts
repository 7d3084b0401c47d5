import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { addMachineToken, revokeMachineTokens, tokenRoles, townDirectory } from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';

const defaultDays = 365;

/** Gives a program access to one town. @returns the token, shown this once, or what is wrong with the words */
export async function createToken(
  url: string,
  words: readonly string[],
): Promise<{ ok: true; token: string; until: string } | { ok: false; message: string }> {
  const [town, name, roleList = '', dayText = String(defaultDays)] = words;
  const roles = roleList.split(',').filter((role) => role !== '');
  const known: readonly string[] = tokenRoles;
  const unknown = roles.filter((role) => !known.includes(role));
  if (!town || !name || roles.length === 0)
    return { ok: false, message: 'Name town, program and roles: create-token musterstadt scan-station agent,crew' };
  if (unknown.length > 0)
    return { ok: false, message: `Unknown roles ${unknown.join(', ')}. There are: ${tokenRoles.join(', ')}` };
  if (!/^[1-9]\d{0,3}$/.test(dayText)) return { ok: false, message: 'The days of validity must be from 1 to 9999.' };
  return withTown(url, town, async (database) => {
    const token = `bn_${randomBytes(32).toString('base64url')}`;
    const now = new Date();
    const until = new Date(now.getTime() + Number(dayText) * 86_400_000).toISOString();
    await database.transaction(town, (tx) =>
      addMachineToken(tx, {
        tenant: town,
        id: randomUUID(),
        name,
        tokenHash: createHash('sha256').update(token).digest(),
        roles,
        now: now.toISOString(),
        expiresAt: until,
      }),
    );
    return { ok: true as const, token, until };
  });
}

/** Takes a program's access away. */
export async function revokeToken(url: string, words: readonly string[]): Promise<{ ok: boolean; message: string }> {
  const [town, name] = words;
  if (!town || !name) return { ok: false, message: 'Name town and program: revoke-token musterstadt scan-station' };
  return withTown(url, town, async (database) => {
    const count = await database.transaction(town, (tx) =>
      revokeMachineTokens(tx, town, name, new Date().toISOString()),
    );
    return count > 0
      ? { ok: true, message: `${name} can no longer send commands (${count} tokens revoked).` }
      : { ok: false, message: `${town} has no living token named ${name}.` };
  });
}

async function withTown<R>(
  url: string,
  town: string,
  work: (database: Database<Tables>) => Promise<R>,
): Promise<R | { ok: false; message: string }> {
  const database = openDatabase<Tables>(url, { max: 2 });
  try {
    const towns = await database.read('none', (db) => townDirectory(db));
    if (!towns.some(({ tenant }) => tenant === town))
      return {
        ok: false,
        message: `There is no town ${town}. There are: ${towns.map(({ tenant }) => tenant).join(', ')}`,
      };
    return await work(database);
  } finally {
    await database.close();
  }
}
