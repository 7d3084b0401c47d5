import { z } from 'zod';
import { saveConfiguration } from '#domain/identity/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { ApplicationStep } from './application-step.ts';
import { checkDefinition, formShape } from './form-rules.ts';
import { refuse } from './problems.ts';
import { formPart } from './read-form.ts';

/** The name of a form, as its file is called. */
export const formName = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

/**
 * Makes a definition the town's form from now on, under the next version; applications and drafts keep theirs. `basis`
 * is the version the change builds on (0 for a new form). Refuses `form.unsound` and `form.changed-meanwhile`.
 */
export const saveForm = defineCommand({
  name: 'applications.save-form',
  input: z.strictObject({ form: formName, basis: z.int().min(0), definition: formShape }),
  async run(step: ApplicationStep, { form, basis, definition }) {
    const [wrong] = checkDefinition(definition);
    if (wrong) throw refuse('form.unsound', { field: 'definition', data: { at: wrong.at } });
    const version = await saveConfiguration(step, formPart(form), basis, definition);
    if (version === undefined) throw refuse('form.changed-meanwhile');
    return {
      value: { form, version },
      journal: [
        {
          type: 'form.activated',
          subject: { kind: 'form', id: form },
          data: { form, version },
          visibility: 'department',
        },
      ],
    };
  },
});
