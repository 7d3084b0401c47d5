import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { CatalogueTables } from './tables.ts';

export type CatalogueStep = Step<CatalogueTables & Pick<PlatformTables, 'configuration'>>;

/** An entry about the catalogue: staff read it, residents do not. */
export function catalogueEntry(kind: string, id: string, type: string, data: NonNullable<Entry['data']> = {}): Entry {
  return { type, subject: { kind, id }, data, visibility: 'department' };
}
