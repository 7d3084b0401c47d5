import { z } from 'zod';
import { findDecision, parseDecisions } from '#domain/decisions/index.ts';
import { configurationPart } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { Lang } from '#platform/i18n/messages.ts';

const readTable = configurationPart('need-check', z.object({ dmn: z.string().min(1) }));

export interface WhoMay {
  granted: string[];
  refused: string[];
}

/** Who may have a visit and who not, in the sentences the town has written beside the rows of its decision table. */
export async function readWhoMay(
  db: Db<Pick<PlatformTables, 'configuration'>>,
  tenant: string,
  lang: Lang,
): Promise<WhoMay> {
  const { value } = await readTable(db, tenant);
  const parsed = await parseDecisions(value.dmn);
  const logic = parsed.ok ? findDecision(parsed.model, 'need-check')?.logic : undefined;
  if (logic?.kind !== 'table') return { granted: [], refused: [] };
  const column = logic.outputs.findIndex((output) => output.name === 'decision');
  const sentences = (decision: string): string[] =>
    logic.rules
      .filter((rule) => rule.outputs[Math.max(column, 0)]?.text.trim() === `"${decision}"`)
      .flatMap((rule) => rule.annotations[lang] ?? []);
  return { granted: sentences('granted'), refused: sentences('refused') };
}
