import { askCheck } from './ask-check.ts';
import { saveResponsibility } from './save-responsibility.ts';
import { confirmService, saveService } from './save-service.ts';
import { forgetMisses, settleMiss } from './search-misses.ts';
import { teachWords } from './teach-words.ts';

export {
  type AnswerForPlace,
  answerEach,
  answerResponsibility,
  type ResponsibilityAnswer,
  type ResponsibilityAnswers,
  type ResponsibilityTables,
} from './answer-responsibility.ts';
export { plainAreaName } from './area-rules.ts';
export { bringCatalogue } from './bring-catalogue.ts';
export type { Municipality, Where } from './find-municipality.ts';
export { importAreas } from './import-areas.ts';
export { importEveryday, readEveryday } from './import-everyday.ts';
export { importLeika } from './import-leika.ts';
export { importLifeEvents } from './import-life-events.ts';
export { importPostcodes } from './import-postcodes.ts';
export type { ImportReport, ImportRun } from './import-report.ts';
export { importXzufi } from './import-xzufi.ts';
export type { ListedService } from './index-shared.ts';
export type { Office, OfficeRule, Responsibility } from './office-rules.ts';
export { catalogueProblems, constraints } from './problems.ts';
export {
  type ImportedTexts,
  importedTexts,
  type LifeEvent,
  lifeEvents,
  listedService,
  servicesInLifeEvent,
} from './queries.ts';
export { responsibilitySentence, responsibleName } from './responsibility-sentence.ts';
export type { Fee, FeeOnDay, PublicService, ServiceTexts, TrustLevel } from './rules.ts';
export {
  bothLanguages,
  feeOn,
  feeProblems,
  feeShape,
  kitEquipment,
  publicServiceShape,
  serviceTextsShape,
  trustLevels,
} from './rules.ts';
export { saveResponsibility } from './save-responsibility.ts';
export { confirmService, saveService } from './save-service.ts';
export { noteMiss, openMisses, type SearchMiss, settleMiss } from './search-misses.ts';
export { type FoundService, foundName, searchServices } from './search-services.ts';
export { type CatalogueTables, sharedTenant } from './tables.ts';
export { teachWords } from './teach-words.ts';
export { catalogueTicks } from './ticks.ts';
export {
  type CheckTask,
  checkedDays,
  editorsWork,
  openChecks,
  type PartVersion,
  responsibilityHistory,
  serviceHistory,
} from './town-history.ts';
export { readResponsibility, readServices, readTownWords, staleAfterDays } from './town-parts.ts';

/** Every command of the catalogue. */
export const catalogueCommands = [
  saveService,
  confirmService,
  teachWords,
  settleMiss,
  forgetMisses,
  askCheck,
  saveResponsibility,
] as const;

export { askCheck };
