import { deriveId } from '#platform/jobs/derive-id.ts';

/** The id of an application's document: one for each, whatever is killed in between. */
export function documentOf(application: string): string {
  return deriveId(`document:${application}`);
}
