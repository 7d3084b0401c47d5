import type { VisitDb } from './visit-step.ts';

export interface NeedDecision {
  id: string;
  decision: string;
  ground: string;
  nextBest: string[];
  rule: { table: string; id: string; row: number; version: number };
  sentence: { de: string; en: string };
  factsUsed: string[];
  proofKind: string;
  checkedBy: string;
  decidedAt: string;
}

/** The decisions about the need of a case, the newest first. */
export async function needDecisionsOf(db: VisitDb, tenant: string, caseId: string): Promise<NeedDecision[]> {
  const rows = await db
    .selectFrom('need_decision')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('decided_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision,
    ground: row.ground,
    nextBest: row.next_best,
    rule: { table: row.rule_table, id: row.rule_id, row: row.rule_row, version: row.rule_version },
    sentence: { de: row.sentence_de, en: row.sentence_en },
    factsUsed: row.facts_used,
    proofKind: row.proof_kind,
    checkedBy: row.checked_by,
    decidedAt: row.decided_at,
  }));
}
