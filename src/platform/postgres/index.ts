export { type FailureCode, isFailure } from './failure.ts';
export { adoptEmbedded, type Embedded, type EmbeddedOptions, startEmbedded } from './start.ts';
