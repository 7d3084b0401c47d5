import type { PlatformTables } from '#platform/db/tables.ts';
import type { ApplicationTables } from './applications/index.ts';
import type { CaseTables } from './cases/index.ts';
import type { CatalogueTables } from './catalogue/index.ts';
import type { DocumentTables } from './documents/index.ts';
import type { IdentityTables } from './identity/index.ts';
import type { NoticeTables } from './notifications/index.ts';
import type { PaymentTables } from './payments/index.ts';
import type { VisitTables } from './visits/index.ts';

/** Every table of the product: what the composition root opens the database with. */
export type Tables = PlatformTables &
  IdentityTables &
  CatalogueTables &
  CaseTables &
  DocumentTables &
  PaymentTables &
  VisitTables &
  ApplicationTables &
  NoticeTables;
