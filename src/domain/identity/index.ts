export {
  type AccountAttributes,
  type AccountLevel,
  type AccountSettings,
  accountAttributesSchema,
  accountIdleMinutes,
  accountLevels,
  acrValuesFor,
  attributesOf,
  claimText,
  isWorthRenewing,
  levelOf,
  meetsLevel,
} from './account-rules.ts';
export {
  type Account,
  type AccountSession,
  accountPseudonym,
  accountSessionOf,
  closeAccountSession,
  openAccountSession,
  renewAccountSession,
} from './account-sessions.ts';
export { configurationPart, optionalPart, type Versioned } from './configuration.ts';
export {
  type Device,
  type DeviceProblem,
  deviceByToken,
  deviceProblem,
  devicesOf,
  noteDeviceSeen,
} from './devices.ts';
export { enrolDevice, leaseDays } from './enrol-device.ts';
export { eraseAccountSessions } from './erase-account-sessions.ts';
export { importTown } from './import-town.ts';
export { lockDevice } from './lock-device.ts';
export {
  addMachineToken,
  type Machine,
  machineByToken,
  revokeMachineTokens,
  tokenRoles,
} from './machine-tokens.ts';
export { identityProblems } from './messages.ts';
export { findTown, readTown, townDirectory } from './queries.ts';
export { mayDo, type Permission, type Role, rights, type StaffRole, staffRoles } from './rights.ts';
export { saveConfiguration } from './save-configuration.ts';
export { seedStaff } from './seed-demonstration.ts';
export {
  closeSession,
  openSession,
  type SignedIn,
  sessionHolder,
  sessionHours,
  staffActor,
  staffById,
} from './sessions.ts';
export { attemptSubject, countFailure, forgetFailures, waitMinutes } from './slow-down.ts';
export { accountByLogin, accountBySubject, staffNames, staffWithRoles } from './staff-accounts.ts';
export type { IdentityTables } from './tables.ts';
export { identityTicks } from './ticks.ts';
export { type Demonstration, demonstrationSchema, type LocalText, localText, type Town, townSchema } from './town.ts';
