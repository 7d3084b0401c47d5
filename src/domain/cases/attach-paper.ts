import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import type { TownTables } from './due-time.ts';
import { refuse } from './problems.ts';
import { putPaper } from './put-paper.ts';
import { requireCase } from './require-case.ts';
import { maxPapers } from './rules.ts';
import type { CaseTables } from './tables.ts';
import { tellOffice } from './tell-office.ts';

const name = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1).max(200));

/**
 * Puts a paper into the case. The door has stored the blob before (cleaned, sealed) and names it by its hash;
 * `size` is in bytes. Papers a resident brings are theirs to see, the office may keep its own inside.
 */
export const attachPaper = defineCommand({
  name: 'cases.attach-paper',
  input: z.strictObject({
    caseId: z.uuid(),
    name,
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/),
    size: z.int().min(1).max(100_000_000),
    blob: z.string().regex(/^[A-Za-z0-9_:-]{16,128}$/),
    visibility: z.enum(['applicant', 'department']).default('applicant'),
  }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true });
    const { count } = await step.tx
      .selectFrom('paper')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', row.id)
      .executeTakeFirstOrThrow();
    if (count >= maxPapers) throw refuse('case.too-many-papers', { data: { max: maxPapers } });
    const id = step.newId();
    const resident = step.actor.kind === 'resident';
    const visibility = resident ? 'applicant' : input.visibility;
    const attached = await putPaper(step, row.id, { ...input, id, visibility });
    return { value: { id }, journal: [attached, ...(resident ? await tellOffice(step, row) : [])] };
  },
});
