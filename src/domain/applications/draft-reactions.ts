import type { Db } from '#platform/db/pool.ts';
import type { Reactions } from '#platform/jobs/reaction.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import type { ApplicationReads } from './application-step.ts';
import { forgetUploads } from './forget-uploads.ts';

/** Files of drafts that were thrown away, ran out or were sent without them leave the disk. */
export function draftReactions({ blobs }: { blobs: Pick<BlobStore, 'removeBlob'> }): Reactions {
  return {
    'applications.remove-files': {
      on: ['draft.erased', 'draft.file-removed', 'application.submitted'],
      owner: 'admin',
      async run(context) {
        const { tenant, entry } = context;
        const draft = await context.read((db: Db<ApplicationReads>) =>
          entry.subject.kind === 'draft' ? Promise.resolve(entry.subject.id) : draftOf(db, tenant, entry.subject.id),
        );
        if (!draft) return;
        const gone = await context.read((db: Db<ApplicationReads>) => goneBlobs(db, tenant, draft));
        if (gone.length === 0) return;
        for (const { blob, named } of gone) if (!named) await blobs.removeBlob(tenant, blob);
        const outcome = await context.execute(forgetUploads, { draft });
        if (!outcome.ok) throw new Error(outcome.problems[0].code);
      },
    },
  };
}

async function draftOf(db: Db<ApplicationReads>, tenant: string, caseId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('application')
    .select('source_id')
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .where('source', '=', 'online')
    .executeTakeFirst();
  return row?.source_id;
}

/** The same file may have been sent twice, or lie in a case: what something still names stays. */
function goneBlobs(
  db: Db<ApplicationReads>,
  tenant: string,
  draft: string,
): Promise<{ blob: string; named: boolean }[]> {
  return db
    .selectFrom('application_upload as upload')
    .select((eb) => [
      'upload.blob',
      eb
        .or([
          eb.exists(
            eb
              .selectFrom('paper')
              .select('paper.id')
              .where('paper.tenant', '=', tenant)
              .whereRef('paper.blob', '=', 'upload.blob'),
          ),
          eb.exists(
            eb
              .selectFrom('application_upload as other')
              .select('other.id')
              .where('other.tenant', '=', tenant)
              .where('other.gone', '=', false)
              .whereRef('other.blob', '=', 'upload.blob'),
          ),
        ])
        .$castTo<boolean>()
        .as('named'),
    ])
    .where('upload.tenant', '=', tenant)
    .where('upload.draft_id', '=', draft)
    .where('upload.gone', '=', true)
    .execute();
}
