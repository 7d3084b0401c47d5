import { basename } from 'node:path';
import { sql } from 'kysely';
import type { Database, Db } from '#platform/db/pool.ts';
import type { EverydayWords } from './everyday-words.ts';
import { type ImportReport, type ImportRun, inSharedLayer, openSkipList } from './import-report.ts';
import { childOf, readXmlObjects, textOf, type XmlObject } from './import-xml.ts';
import { indexShared } from './index-shared.ts';
import { refuse } from './problems.ts';
import { idOf, readOrganisation, readResponsibility, readService, type XzufiObject } from './read-xzufi.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { endXzufi, resolveXzufi, type WriteCounts, writeXzufi } from './write-xzufi.ts';

const namespace = /^http:\/\/xoev\.de\/schemata\/xzufi\/2_[1-3]_\d$/;
const wanted = new Set([
  'leistung',
  'leistungSpezialisierung',
  'organisationseinheit',
  'zustaendigkeitTransferObjekt',
  'loesche',
]);
const batch = 200;

/**
 * Imports an XZuFi message (2.1 to 2.3): services with their texts, organisations, responsibilities; `loesche` ends what
 * it names. As a stream and in one transaction: memory stays bounded, a bad file leaves nothing behind. An object that
 * makes no sense is skipped and reported. What the file does not name stays: it may be a part. A file that would delete
 * more than half of what is known is refused unless the run allows it.
 */
export async function importXzufi(
  database: Database<CatalogueTables>,
  file: string,
  everyday: EverydayWords,
  run: ImportRun,
): Promise<ImportReport> {
  return inSharedLayer(database, run, async (tx) => {
    const skips = openSkipList();
    const source = basename(file);
    const counts: WriteCounts = { added: 0, changed: 0, unchanged: 0, removed: 0, orphans: 0 };
    const known = await countKnown(tx);
    let read = 0;
    let objects: XzufiObject[] = [];
    let deletions: string[] = [];
    const flush = async () => {
      await writeXzufi(tx, objects, { source, now: run.now }, counts);
      await endXzufi(tx, deletions, run.now, counts);
      objects = [];
      deletions = [];
      if (!run.allowDeletions && counts.removed > 20 && counts.removed > known / 2)
        throw refuse('import.too-many-deletions', { data: { file: source, count: counts.removed, known } });
    };
    for await (const found of readXmlObjects(file, run, wanted, namespace)) {
      for (const object of found) {
        read += 1;
        const made = understand(object);
        if (typeof made === 'string') skips.skip(`line ${object.line}`, made);
        else if ('deletes' in made) deletions.push(made.deletes);
        else objects.push(...made.objects);
        // Written before the deletions that follow: the order of the file counts.
        if (objects.length >= batch || deletions.length >= batch * 10) await flush();
      }
    }
    await flush();
    if (read === 0) throw refuse('import.empty', { data: { file: source } });
    await resolveXzufi(tx, run.now);
    if (counts.added + counts.changed + counts.removed > 0) await indexShared(tx, everyday);
    if (counts.orphans > 0) skips.skipped.set('to delete, but not known here', counts.orphans);
    return {
      what: 'objects',
      read,
      added: counts.added,
      changed: counts.changed,
      unchanged: counts.unchanged,
      removed: counts.removed,
      missing: 0,
      skipped: skips.skipped,
      examples: skips.examples,
    };
  });
}

function understand({ node, tooLarge }: XmlObject): { objects: XzufiObject[] } | { deletes: string } | string {
  if (tooLarge) return 'object too large';
  switch (node.name) {
    case 'leistung':
    case 'leistungSpezialisierung': {
      const service = readService(node);
      return typeof service === 'string' ? service : { objects: [service] };
    }
    case 'organisationseinheit': {
      const organisation = readOrganisation(node);
      return typeof organisation === 'string' ? organisation : { objects: [organisation] };
    }
    case 'zustaendigkeitTransferObjekt': {
      const rules = readResponsibility(node);
      return typeof rules === 'string' ? rules : { objects: rules };
    }
    default: {
      const id = idOf(childOf(node, 'id')) || idOf(childOf(node, 'objektID'));
      const kind = textOf(childOf(node, 'klasse'));
      return id === '' ? `deletion without id and agency (${kind})` : { deletes: id };
    }
  }
}

async function countKnown(tx: Db<CatalogueTables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select
    (select count(*) from imported_service where tenant = ${sharedTenant} and ended_at is null)
    + (select count(*) from public_organisation where tenant = ${sharedTenant} and id like 'xzufi-%')
    + (select count(*) from responsibility where tenant = ${sharedTenant} and id like 'xzufi-%') as count`.execute(tx);
  return rows[0]?.count ?? 0;
}
