export { addConsumables } from './add-consumables.ts';
export { addKit } from './add-kit.ts';
export { addResident } from './add-resident.ts';
export { addVehicle } from './add-vehicle.ts';
export { arrive } from './arrive.ts';
export { askOtherTime } from './ask-other-time.ts';
export { cancelTour } from './cancel-tour.ts';
export { cancelVisit } from './cancel-visit.ts';
export { checkKit } from './check-kit.ts';
export { type NeedCheck, previewNeed } from './check-need.ts';
export { visitCommands } from './commands.ts';
export { conflictOf, conflicts, type FieldConflict, sealedConflict } from './conflict-queries.ts';
export { createTour } from './create-tour.ts';
export { type DayFit, dayFits } from './day-fits.ts';
export { decideNeed } from './decide-need.ts';
export { type NeedDecision, needDecisionsOf } from './decision-queries.ts';
export { equipmentNames, equipmentTexts } from './equipment-names.ts';
export { finishPerson } from './finish-person.ts';
export { finishVisit } from './finish-visit.ts';
export { reasonSentence } from './fit-problems.ts';
export { followWithdrawal } from './follow-withdrawal.ts';
export { type FormKey, isFormKey, serviceForms } from './form-rules.ts';
export { identifyPerson } from './identify-person.ts';
export { issueReceipt } from './issue-receipt.ts';
export { type KitState, kitStates, vehiclesOf } from './kit-queries.ts';
export { dayOf, instantAt, minutesAt } from './local-time.ts';
export { messages as visitMessages } from './messages.ts';
export { planVisit } from './plan-visit.ts';
export { constraints, visitProblems } from './problems.ts';
export { visitReactions, visitTicks } from './reactions.ts';
export { onSiteServices, readServices } from './read-services.ts';
export { conflictContext, recordConflictWith, type Seal } from './record-conflict.ts';
export { recordConsent } from './record-consent.ts';
export { recordService } from './record-service.ts';
export { remindOfVisit } from './remind.ts';
export { removeResident } from './remove-resident.ts';
export { requestVisit } from './request.ts';
export { requestGroupDate } from './request-group-date.ts';
export {
  groupList,
  type Listed,
  type RequestDetail,
  type RequestToCheck,
  requestOf,
  requestsToCheck,
} from './request-queries.ts';
export type { GroupDateInput, RequestInput, Wishes } from './request-rules.ts';
export { receiptsOfCase, resultsOfCase, type VisitResult } from './result-queries.ts';
export { returnKit } from './return-kit.ts';
export {
  identityDocuments,
  type NeedFacts,
  needFactsSchema,
  type ProofKind,
  personOutcomes,
  proofKinds,
  serviceOfKey,
} from './rules.ts';
export { seedFleet } from './seed-fleet.ts';
export { servesCase } from './serves-case.ts';
export { readVisitSettings, type VisitSettings, visitSettingsSchema } from './settings.ts';
export { settleConflict } from './settle-conflict.ts';
export type { VisitTables } from './tables.ts';
export { takeOutKit } from './take-out-kit.ts';
export { type TourPackage, tourPackage } from './tour-package.ts';
export {
  type Resource,
  resourcesBetween,
  type TourOfDay,
  toursOfCrew,
  toursOfDay,
  toursOfDays,
} from './tour-queries.ts';
export { type Fit, fitVisit, type Reason, type Tour } from './tour-rules.ts';
export { travelMinutes } from './travel-rules.ts';
export { unplanVisit } from './unplan-visit.ts';
export { type CardPerson, type CardService, type VisitCard, visitCard } from './visit-card.ts';
export { type Proposal, proposalsFor, type VisitSummary, visitsOfCase, visitsToPlan } from './visit-queries.ts';
export type { VisitDb } from './visit-step.ts';
export { voidConsumable } from './void-consumable.ts';
export { type WhoMay, whoMayHaveVisit } from './who-may.ts';
