import type { FormErrors } from '#platform/http/form-errors.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { StaffVisit } from '../visit.ts';
import type { CaseFile } from './read-file.ts';

/** What every part of the case page gets. */
export interface PartProps {
  visit: StaffVisit;
  read: CaseFile;
  errors: FormErrors;
}

/** Props of one of several forms on a page: each its own command id, the same one when it is sent twice. */
export function formOf(visit: StaffVisit, name: string) {
  return { csrf: visit.ui.csrf, commandId: deriveId(`${visit.commandId}/${name}`) };
}
