import type { NeedCheck } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import type { StaffVisit } from '../visit.ts';
import type { TypedNeed } from './need-form.ts';
import type { NeedCase } from './read-need-case.ts';

export interface NeedPageProps {
  visit: StaffVisit;
  need: NeedCase;
  typed: TypedNeed;
  errors: FormErrors;
  /** The result to show; nothing of it is stored. */
  check?: NeedCheck | undefined;
  /** "Decide" was pressed, but the entries had changed since the preview. */
  changed?: boolean;
}
