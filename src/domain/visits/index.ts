export { type VisitSettings, readVisitSettings, visitSettingsSchema } from './settings.ts';
export type { VisitTables } from './tables.ts';
