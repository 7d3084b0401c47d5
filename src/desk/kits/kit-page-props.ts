import type { KitState, VisitSettings } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import type { FormBody } from '#platform/http/form-input.ts';
import type { StaffVisit } from '../visit.ts';

export interface KitPageProps {
  visit: StaffVisit;
  kit: KitState;
  settings: VisitSettings;
  typed: FormBody;
  errors: FormErrors;
}
