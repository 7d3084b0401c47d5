import { type AskedPage, addUpload, schemaOf } from '#domain/applications/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { storeFiles } from '../store-files.ts';
import type { PortalVisit } from '../visit.ts';
import type { Applying } from './applying.ts';
import { asVisitor } from './as-visitor.ts';

/** Takes the files a page was sent with: looked at, cleaned, stored, noted in the draft. The first refusal ends it. */
export async function takeFiles(
  visit: PortalVisit,
  applying: Applying,
  page: AskedPage,
  draft: string,
): Promise<Problem[]> {
  for (const field of page.fields) {
    const sent = visit.files.filter((file) => file.field === field).length;
    if (sent === 0) continue;
    const schema = schemaOf(applying.form.definition, field);
    const max = schema?.type === 'array' ? schema.maxItems : 1;
    const held = (applying.draft?.uploads ?? []).filter((one) => one.field === field).length;
    if (held + sent > max) return [{ code: 'application.too-many', field, data: { max } }];
    const stored = await storeFiles(visit, field);
    if (!stored.ok) return [stored.problem];
    for (const file of stored.files) {
      const outcome = await asVisitor(visit, addUpload, { draft, field, ...file });
      if (!outcome.ok) return outcome.problems.map((problem) => ({ ...problem, field }));
    }
  }
  return [];
}
