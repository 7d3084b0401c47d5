import { changeCase, finishTasks, keepPromises, openTask, requireCase, writeMessage } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { previewNeed } from './check-need.ts';
import { addDays, dayOf, instantAt } from './local-time.ts';
import { membersOf } from './members-of.ts';
import { messages } from './messages.ts';
import { openServiceVisit } from './open-visit.ts';
import { decideNeedInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { readVisitSettings } from './settings.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * Who gets a visit? The town's decision table answers from what the case says and the facts the dispatcher was told or
 * shown. The facts end with this function: care level and marks are health data (Art. 9 GDPR). What stays is decision,
 * ground, rule and version, the names of the facts used, kind of proof, checker, date. A group date has one decision.
 */
export const decideNeed = defineCommand({
  name: 'visits.decide-need',
  input: decideNeedInput,
  async run(step: VisitStep, input) {
    const file = await requireCase(step, input.caseId, { lock: true, version: input.version });
    const granted = await step.tx
      .selectFrom('need_decision')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', file.id)
      .where('decision', '=', 'granted')
      .executeTakeFirst();
    if (granted || file.state === 'ended') throw refuse('visits.already-decided');
    const check = await previewNeed(step.tx, step.tenant, file.id, input.facts, step.now);
    if (!check) throw refuse('visits.unknown');
    if (!check.ok) {
      const { message: _, ...place } = check.problems[0] ?? { table: '' };
      throw refuse('visits.need-check-broken', { data: place });
    }
    const decisionId = step.newId();
    await step.tx
      .insertInto('need_decision')
      .values({
        tenant: step.tenant,
        id: decisionId,
        case_id: file.id,
        decision: check.decision,
        ground: check.ground,
        next_best: check.nextBest,
        rule_table: check.rule.table,
        rule_id: check.rule.id,
        rule_row: check.rule.row,
        rule_version: check.rule.version,
        sentence_de: check.sentence.de,
        sentence_en: check.sentence.en,
        facts_used: check.used.map((fact) => fact.name),
        proof_kind: input.proofKind,
        checked_by: step.actor.id,
        decided_at: step.now,
      })
      .execute();
    const { livesIn } = input.facts;
    if (livesIn !== undefined)
      await step.tx
        .updateTable('visit_request')
        .set({ institution_kind: livesIn === 'own-home' ? null : livesIn })
        .where('tenant', '=', step.tenant)
        .where('case_id', '=', file.id)
        .execute();
    const effect =
      check.decision === 'granted'
        ? await grant(step, file.id)
        : check.decision === 'refused'
          ? await refuseNeed(step, file.id, check.ground)
          : await askBack(step, file.id, check.ground, input.question ?? messages[langOf(file.lang)].askBack);
    return {
      value: { decisionId, decision: check.decision, ground: check.ground, visitId: effect.visitId },
      journal: [
        caseEntry(file.id, 'need.decided', { decision: decisionId, result: check.decision, ground: check.ground }),
        ...(await keepPromises(step, file.id, ['decision'])),
        ...(await finishTasks(step, file.id, ['need-check', 'proof-awaited'], 'done')),
        ...effect.entries,
      ],
    };
  },
});

type Effect = { visitId: string | null; entries: Entry[] };

/** Who decides has taken the case on; a program decides for the office, no person has it then. */
function accepted(step: VisitStep) {
  return { responsibility: 'accepted' as const, staff: step.actor.kind === 'staff' ? step.actor.id : null };
}

async function grant(step: VisitStep, caseId: string): Promise<Effect> {
  const entries: Entry[] = [];
  for (const id of [caseId, ...(await membersOf(step, caseId))])
    entries.push(await changeCase(step, id, { state: 'in-work', ...accepted(step) }));
  const { visitId, entry } = await openServiceVisit(step, caseId);
  return { visitId, entries: [...entries, entry] };
}

async function refuseNeed(step: VisitStep, caseId: string, ground: string): Promise<Effect> {
  const entries: Entry[] = [];
  for (const id of [caseId, ...(await membersOf(step, caseId))])
    entries.push(await changeCase(step, id, { state: 'ended', outcome: 'refused', ground }));
  return { visitId: null, entries };
}

async function askBack(step: VisitStep, caseId: string, ground: string, question: string): Promise<Effect> {
  const settings = (await readVisitSettings(step.tx, step.tenant)).value;
  return {
    visitId: null,
    entries: [
      await changeCase(step, caseId, { state: 'waiting-resident', ground, ...accepted(step) }),
      await writeMessage(step, caseId, { direction: 'to-resident', body: question }),
      await openTask(step, caseId, {
        kind: 'proof-awaited',
        ownerRole: 'dispatcher',
        dueAt: instantAt(addDays(dayOf(step.now), settings.proofWithinDays), 12 * 60),
        data: { ground },
      }),
    ],
  };
}

function langOf(lang: string): 'de' | 'en' {
  return lang === 'en' ? 'en' : 'de';
}
