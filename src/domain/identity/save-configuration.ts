import type { Step } from '#platform/commands/define-command.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

/**
 * Makes a value the part that counts from now on, under the next version; none is ever overwritten. `basis` is the
 * version the change builds on (0: the town has no such part yet). It counts from `validFrom` (ISO) on.
 * @returns the new version; `undefined` when somebody else has saved one since
 */
export async function saveConfiguration(
  step: Step<Pick<PlatformTables, 'configuration'>>,
  part: string,
  basis: number,
  value: unknown,
  validFrom: string = step.now,
): Promise<number | undefined> {
  const newest = await step.tx
    .selectFrom('configuration')
    .select('version')
    .where('tenant', '=', step.tenant)
    .where('part', '=', part)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((newest?.version ?? 0) !== basis) return undefined;
  const version = basis + 1;
  await step.tx
    .insertInto('configuration')
    .values({
      tenant: step.tenant,
      part,
      version,
      value: JSON.stringify(value),
      valid_from: validFrom,
      created_at: step.now,
      created_by: step.actor.id,
    })
    .execute();
  return version;
}
