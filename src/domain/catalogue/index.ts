export {
  type AnswerForPlace,
  answerEach,
  answerResponsibility,
  type ResponsibilityAnswer,
  type ResponsibilityAnswers,
  type ResponsibilityTables,
} from './answer-responsibility.ts';
export { plainAreaName } from './area-rules.ts';
export type { Municipality, Where } from './find-municipality.ts';
export { importAreas } from './import-areas.ts';
export { importEveryday, readEveryday } from './import-everyday.ts';
export { importLeika } from './import-leika.ts';
export { importPostcodes } from './import-postcodes.ts';
export type { ImportReport, ImportRun } from './import-report.ts';
export { importXzufi } from './import-xzufi.ts';
export type { ListedService } from './index-shared.ts';
export { indexTown, readServices } from './index-town.ts';
export { catalogueProblems } from './problems.ts';
export { type ImportedTexts, importedTexts, listedService } from './queries.ts';
export { responsibilitySentence, responsibleName } from './responsibility-sentence.ts';
export type { Fee, FeeOnDay, PublicService, TrustLevel } from './rules.ts';
export { bothLanguages, feeOn, feeShape, kitEquipment, publicServiceShape, trustLevels } from './rules.ts';
export { type FoundService, foundName, searchServices } from './search-services.ts';
export { type CatalogueTables, sharedTenant } from './tables.ts';
