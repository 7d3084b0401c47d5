import { z } from 'zod';
import { saveConfiguration } from '#domain/identity/index.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { checkTable } from './check-table.ts';
import { parseDecisions } from './parse-decisions.ts';
import { refuse } from './problems.ts';
import { type DecisionModel, findDecision } from './rules.ts';
import { readTable } from './table-versions.ts';

/** The tables the town decides by; each is a part of its configuration under its own name. */
export const decisionTables = ['need-check'] as const;
export type DecisionTableName = (typeof decisionTables)[number];

/**
 * Makes a table the one the town decides by, from now on or from a later instant; decisions made before keep the version
 * they name. `basis` is the version the change builds on. Refuses what cannot be read (`decision.unsound`), other facts
 * than the product hands in (`decision.other-facts`), gaps, overlaps and dead rows nobody has accepted
 * (`decision.open-findings`), `decision.starts-in-the-past` and `decision.changed-meanwhile`.
 */
export const saveTable = defineCommand({
  name: 'decisions.save-table',
  input: z.strictObject({
    table: z.enum(decisionTables),
    basis: z.int().min(1),
    dmn: z.string().min(1).max(1_000_000),
    validFrom: z.iso.datetime().optional(),
    acceptFindings: z.boolean().default(false),
  }),
  async run(step: Step<Pick<PlatformTables, 'configuration'>>, { table, basis, dmn, validFrom, acceptFindings }) {
    const model = await soundModel(dmn);
    const logic = findDecision(model, table)?.logic;
    if (logic?.kind !== 'table') throw refuse('decision.unsound', { field: 'dmn', data: { at: table } });
    const before = await readTable(step.tx, step.tenant, table);
    const current = before ? await soundModel(before.dmn) : undefined;
    if (current && factsOf(current) !== factsOf(model)) throw refuse('decision.other-facts');
    if (!acceptFindings && checkTable(model, logic).findings.length > 0) throw refuse('decision.open-findings');
    if (validFrom !== undefined && validFrom < step.now) throw refuse('decision.starts-in-the-past');
    const version = await saveConfiguration(step, table, basis, { dmn }, validFrom ?? step.now);
    if (version === undefined) throw refuse('decision.changed-meanwhile');
    return {
      value: { table, version },
      journal: [
        {
          type: 'decision-table.activated',
          subject: { kind: 'decision-table', id: table },
          data: { table, version, validFrom: validFrom ?? step.now },
          visibility: 'department',
        },
      ],
    };
  },
});

async function soundModel(dmn: string): Promise<DecisionModel> {
  const parsed = await parseDecisions(dmn);
  if (parsed.ok) return parsed.model;
  const [first] = parsed.problems;
  throw refuse('decision.unsound', { field: 'dmn', data: { at: first?.rule ? `${first.rule.row}` : '–' } });
}

function factsOf(model: DecisionModel): string {
  return model.inputs
    .map(({ name, typeRef }) => `${name} ${typeRef ?? ''}`)
    .toSorted()
    .join('\n');
}
