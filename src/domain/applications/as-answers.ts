import { z } from 'zod';
import type { Answers, FormDefinition } from './form-rules.ts';
import type { UploadRow } from './tables.ts';

/** Answers as they come from a door: any JSON by name, bounded. What they must be, the form says when they are sent. */
export const answersInput = z
  .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/), z.json())
  .refine((answers) => Object.keys(answers).length <= 200, 'input.out-of-range')
  .refine((answers) => JSON.stringify(answers).length <= 100_000, 'input.out-of-range');

/** Answers as the database gives them back. */
export function asAnswers(value: unknown): Answers {
  return z.record(z.string(), z.unknown()).parse(value);
}

/** Puts the ids of the files that were sent where the form asks for them; no answer of a visitor names a file. */
export function withFiles(
  form: FormDefinition,
  answers: Answers,
  uploads: readonly Pick<UploadRow, 'id' | 'field'>[],
): Answers {
  const filled: Record<string, unknown> = { ...answers };
  for (const [name, schema] of Object.entries(form.schema.properties)) {
    const ids = uploads.filter((one) => one.field === name).map((one) => one.id);
    const many = schema.type === 'array' && schema.items.type === 'string' && schema.items.format === 'upload';
    if (!many && !(schema.type === 'string' && schema.format === 'upload')) continue;
    delete filled[name];
    if (ids.length > 0) filled[name] = many ? ids : ids[0];
  }
  return filled;
}
