import type { Entry, Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { type CaseOutcome, type CaseState, findTransition, type Responsibility } from './rules.ts';
import type { CaseTables } from './tables.ts';

export interface CaseChange {
  /** Left out: the state stays. */
  state?: CaseState | undefined;
  /** Only and always with `state: 'ended'`. */
  outcome?: CaseOutcome | undefined;
  /** Why, as a code; needed to refuse, to hand on and to reopen. */
  ground?: string | undefined;
  responsibility?: Responsibility | undefined;
  /** Who has it now; `null` for nobody. */
  staff?: string | null | undefined;
  /** Another key of the town's `retention`, e.g. because a refused request is kept for a shorter time. */
  retentionClass?: string | undefined;
}

/**
 * Move: takes the case a step on, as the transition table allows the actor's roles. Refuses `case.step-not-allowed`
 * and `case.ground-missing`. The same state again is no step: nothing is refused, the entry is
 * `case.responsibility-changed` or `case.state-confirmed`.
 */
export async function changeCase(step: Step<CaseTables>, caseId: string, change: CaseChange): Promise<Entry> {
  const row = await requireCase(step, caseId, { lock: true });
  const to = change.state ?? row.state;
  const subject = { kind: 'case', id: caseId };
  const held = {
    ...(change.responsibility === undefined ? {} : { responsibility: change.responsibility }),
    ...(change.staff === undefined ? {} : { responsible_staff: change.staff }),
  };
  const retention = change.retentionClass === undefined ? {} : { retention_class: change.retentionClass };

  if (to === row.state && (change.outcome === undefined || change.outcome === row.outcome)) {
    await write(step, caseId, { ...held, ...retention });
    if (Object.keys(held).length === 0)
      return { type: 'case.state-confirmed', subject, data: { state: to }, visibility: 'department' };
    return {
      type: 'case.responsibility-changed',
      subject,
      data: { from: row.responsibility, to: change.responsibility ?? row.responsibility },
      visibility: 'applicant',
    };
  }

  const transition = findTransition({ from: row.state, to, outcome: change.outcome, roles: step.actor.roles });
  if (!transition) throw refuse(row.state === 'ended' ? 'case.already-ended' : 'case.step-not-allowed');
  if (transition.ground === 'required' && !change.ground) throw refuse('case.ground-missing', { field: 'ground' });
  const ended = to === 'ended';
  await write(step, caseId, {
    ...held,
    ...retention,
    state: to,
    outcome: ended ? (change.outcome ?? null) : null,
    outcome_ground: ended ? (change.ground ?? null) : null,
    ended_at: ended ? step.now : null,
  });
  return {
    type: 'case.state-changed',
    subject,
    data: {
      from: row.state,
      to,
      ...(change.outcome === undefined ? {} : { outcome: change.outcome }),
      ...(change.ground === undefined ? {} : { ground: change.ground }),
    },
    visibility: 'applicant',
  };
}

type Fields = Partial<
  Pick<
    CaseTables['case_file'],
    'state' | 'outcome' | 'outcome_ground' | 'ended_at' | 'responsibility' | 'responsible_staff' | 'retention_class'
  >
>;

async function write(step: Step<CaseTables>, caseId: string, fields: Fields): Promise<void> {
  await step.tx
    .updateTable('case_file')
    .set((row) => ({
      ...fields,
      ...(fields.state === undefined ? {} : { changed_at: step.now }),
      version: row('version', '+', 1),
    }))
    .where('tenant', '=', step.tenant)
    .where('id', '=', caseId)
    .execute();
}
