import { z } from 'zod';
import { readServices } from '#domain/catalogue/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { languageSchema } from '#platform/values/language.ts';
import { randomSymbols } from '#platform/values/spoken-alphabet.ts';
import type { ApplicationStep } from './application-step.ts';
import { answersInput } from './as-answers.ts';
import { handleLength } from './draft-access.ts';
import { draftExpires } from './draft-rules.ts';
import { refuse } from './problems.ts';
import { readForm } from './read-form.ts';

/**
 * Keeps what somebody has answered so far, right or wrong: nothing is checked before it is sent. Without `draft` a new
 * one begins. Refuses `draft.unknown` and `application.not-online`.
 */
export const saveDraft = defineCommand({
  name: 'applications.save-draft',
  input: z.strictObject({
    draft: z.uuid().optional(),
    service: z.string().min(1).max(80),
    answers: answersInput,
    lang: languageSchema.default('de'),
  }),
  async run(step: ApplicationStep, input) {
    const { draft, service } = input;
    const saved =
      draft === undefined
        ? await begin(step, service, JSON.stringify(input.answers), input.lang)
        : await change(step, draft, service, JSON.stringify(input.answers));
    return {
      value: { draft: saved },
      journal: [
        {
          type: draft === undefined ? 'draft.begun' : 'draft.saved',
          subject: { kind: 'draft', id: saved },
          data: { service },
          visibility: 'department',
        },
      ],
    };
  },
});

async function begin(step: ApplicationStep, service: string, answers: string, lang: string): Promise<string> {
  const { value: services } = await readServices(step.tx, step.tenant);
  const online = services.find((one) => one.key === service)?.online;
  const form = online && (await readForm(step.tx, step.tenant, online.form));
  if (!form) throw refuse('application.not-online');
  const id = step.newId();
  // Among 280,000 handles a few thousand are taken at a time: five draws find a free one.
  for (let attempt = 1; attempt <= 5; attempt++) {
    const row = await step.tx
      .insertInto('application_draft')
      .values({
        tenant: step.tenant,
        id,
        service_key: service,
        form: form.form,
        form_version: form.version,
        handle: randomSymbols(step.random(16), handleLength),
        answers,
        lang,
        created_at: step.now,
        changed_at: step.now,
        expires_at: draftExpires(step.now),
      })
      .onConflict((conflict) => conflict.constraint('application_draft_handle').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row) return row.id;
  }
  throw new Error('no free handle for a draft in five draws');
}

async function change(step: ApplicationStep, draft: string, service: string, answers: string): Promise<string> {
  const row = await step.tx
    .updateTable('application_draft')
    .set({ answers, changed_at: step.now, expires_at: draftExpires(step.now) })
    .where('tenant', '=', step.tenant)
    .where('id', '=', draft)
    .where('service_key', '=', service)
    .where('expires_at', '>', step.now)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw refuse('draft.unknown');
  return row.id;
}
