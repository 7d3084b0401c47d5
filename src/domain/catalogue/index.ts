export type { Fee, FeeOnDay, PublicService } from './rules.ts';
export { bothLanguages, feeOn, feeShape, kitEquipment, publicServiceShape } from './rules.ts';
export { type FoundService, searchServices } from './search-services.ts';
