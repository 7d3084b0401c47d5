export type { Fee, FeeOnDay, PublicService, TrustLevel } from './rules.ts';
export { bothLanguages, feeOn, feeShape, kitEquipment, publicServiceShape, trustLevels } from './rules.ts';
export { type FoundService, searchServices } from './search-services.ts';
