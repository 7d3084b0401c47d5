import { randomBytes } from 'node:crypto';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatRange } from '#platform/i18n/format.ts';
import { makeCommandId } from '#platform/values/command-id.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import type { CaseView } from './read-case-view.ts';

/** What every part of the case page works with. */
export interface CaseParts {
  visit: PortalVisit;
  view: CaseView;
  errors: FormErrors;
}

/** A form of the page: its address, and a command id of its own, since the page holds several forms. */
export function formOf({ visit, view }: CaseParts, action: string) {
  return {
    action: urls.caseAction(visit.town.id, view.file.number, action),
    csrf: visit.ui.csrf,
    commandId: makeCommandId(Date.parse(visit.now), randomBytes(10)),
  };
}

/** When the next visit comes: "7. Februar 2026, 10:00 bis 11:00 Uhr". */
export function plannedWindow({ visit, view }: CaseParts): string | undefined {
  const next = view.visits.find((one) => one.state === 'planned');
  return next?.windowStart && next.windowEnd ? formatRange(visit.lang, next.windowStart, next.windowEnd) : undefined;
}

export const mainParty = (view: CaseView) =>
  view.parties.find((party) => party.contact_way !== 'none') ??
  view.parties.find((party) => party.role === 'caller') ??
  view.parties[0];
