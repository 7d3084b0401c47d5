import { findDecision } from '#domain/decisions/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { needTable, readNeedTable } from './need-table.ts';

export interface WhoMay {
  granted: string[];
  refused: string[];
}

/** Who may have a visit and who not, in the sentences the town has written beside the rows of its decision table. */
export async function whoMayHaveVisit(
  db: Db<Pick<PlatformTables, 'configuration'>>,
  tenant: string,
  lang: 'de' | 'en',
  at: string,
): Promise<WhoMay> {
  const { parsed } = await readNeedTable(db, tenant, at);
  const logic = parsed.ok ? findDecision(parsed.model, needTable)?.logic : undefined;
  if (logic?.kind !== 'table') return { granted: [], refused: [] };
  const column = logic.outputs.findIndex((output) => output.name === 'decision');
  const sentences = (decision: string): string[] =>
    logic.rules
      .filter((rule) => rule.outputs[Math.max(column, 0)]?.text.trim() === `"${decision}"`)
      .flatMap((rule) => rule.annotations[lang] ?? []);
  return { granted: sentences('granted'), refused: sentences('refused') };
}
