import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

export interface JournalWish {
  subjectId?: string | undefined;
  /** A type, or the part before its dot: `visit`. */
  type?: string | undefined;
  /** Instants: from inclusive, to exclusive. */
  from?: string | undefined;
  to?: string | undefined;
  /** Only entries before this id. */
  before?: string | undefined;
  limit: number;
}

export interface JournalLine {
  id: string;
  at: string;
  actorKind: string;
  actorId: string;
  door: string;
  command: string;
  type: string;
  subjectKind: string;
  subjectId: string;
  data: Readonly<Record<string, unknown>>;
  visibility: string;
  /** Absent while it waits for its seal. */
  seq: number | null;
}

const dataSchema = z.record(z.string(), z.unknown()).catch({});

/** Entries of a town, the newest first: their ids sort by time. */
export async function readJournal(
  db: Db<Pick<PlatformTables, 'journal_entry' | 'journal_seal'>>,
  tenant: string,
  wish: JournalWish,
): Promise<JournalLine[]> {
  const type = wish.type?.replace(/[\\%_]/g, '\\$&');
  const lines = await db
    .selectFrom('journal_entry as e')
    .leftJoin('journal_seal as s', (join) => join.onRef('s.tenant', '=', 'e.tenant').onRef('s.entry_id', '=', 'e.id'))
    .select([
      'e.id',
      'e.at',
      'e.actor_kind as actorKind',
      'e.actor_id as actorId',
      'e.door',
      'e.command',
      'e.type',
      'e.subject_kind as subjectKind',
      'e.subject_id as subjectId',
      'e.data',
      'e.visibility',
      's.seq',
    ])
    .where('e.tenant', '=', tenant)
    .$if(wish.subjectId !== undefined, (query) => query.where('e.subject_id', '=', wish.subjectId ?? ''))
    .$if(type !== undefined && type !== '', (query) =>
      query.where((eb) => eb.or([eb('e.type', '=', wish.type ?? ''), eb('e.type', 'like', `${type}.%`)])),
    )
    .$if(wish.from !== undefined, (query) => query.where('e.at', '>=', wish.from ?? ''))
    .$if(wish.to !== undefined, (query) => query.where('e.at', '<', wish.to ?? ''))
    .$if(wish.before !== undefined, (query) => query.where('e.id', '<', wish.before ?? ''))
    .orderBy('e.id', 'desc')
    .limit(wish.limit)
    .execute();
  return lines.map((line) => ({ ...line, data: dataSchema.parse(line.data) }));
}

/** The signed states of a town's journal, the newest first. */
export function listCheckpoints(db: Db<Pick<PlatformTables, 'journal_checkpoint'>>, tenant: string, limit = 20) {
  return db
    .selectFrom('journal_checkpoint')
    .select(['size', 'at', 'root'])
    .where('tenant', '=', tenant)
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
}
