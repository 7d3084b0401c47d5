import type { Step } from '#platform/commands/define-command.ts';
import type { CaseTables } from './tables.ts';

/** Move: puts a case into the list of the account that acts. Nothing happens without one; twice is once. */
export async function listCase(step: Step<CaseTables>, caseId: string): Promise<void> {
  const account = step.actor.account?.id;
  if (account === undefined) return;
  await step.tx
    .insertInto('case_account')
    .values({ tenant: step.tenant, account, case_id: caseId, added_at: step.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
