import type { DayFit, Proposal, RequestDetail, TourOfDay, VisitCard } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import type { FormBody } from '#platform/http/form-input.ts';
import type { StaffVisit } from '../visit.ts';
import type { AskedDay } from './read-day.ts';
import type { TourDay } from './read-tour-day.ts';

export interface PlanPageProps {
  visit: StaffVisit;
  asked: AskedDay;
  card: VisitCard;
  request: RequestDetail | undefined;
  isGroup: boolean;
  on: TourDay;
  dayFit: DayFit | undefined;
  /** Places on the tours of the next days, the best first. */
  proposals: readonly Proposal[];
  /** The tours of those days, for their names. */
  tours: readonly TourOfDay[];
  typed: FormBody;
  errors: FormErrors;
}
