import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { ReactionContext, Reactions } from '#platform/jobs/reaction.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import type { ApplicationReads } from './application-step.ts';
import { draftReactions } from './draft-reactions.ts';
import { endCase } from './end-case.ts';
import { onlineReactions } from './online-reactions.ts';
import { openApplication } from './open-application.ts';
import { applicationById } from './queries.ts';
import { recordAnswer } from './record-answer.ts';
import type { Answer } from './rules.ts';
import { readApplicationSettings, systemFor } from './settings.ts';
import type { Ways } from './ways.ts';

const serviceRecorded = z.looseObject({ visit: z.uuid(), result: z.uuid(), service: z.string(), done: z.boolean() });
const aboutApplication = z.looseObject({ application: z.uuid() });
const setAside = z.looseObject({ reaction: z.string(), entry: z.uuid() });

const deliver = 'applications.deliver';

/** What happens with applications: each goes its way, and the case ends when all is taken in. */
export function applicationReactions(deps: { ways: Ways; blobs: Pick<BlobStore, 'removeBlob'> }): Reactions {
  return {
    ...draftReactions(deps),
    ...onlineReactions,

    'applications.open': {
      on: ['visit.service-recorded'],
      owner: 'caseworker',
      async run(context) {
        const { entry, tenant } = context;
        const recorded = serviceRecorded.parse(entry.data);
        if (!recorded.done) return;
        const settings = await context.read((db: DbOf) => readApplicationSettings(db, tenant));
        if (!systemFor(settings.value, { service: recorded.service, source: 'visit' })) return;
        const { visit: visitId, result: resultId, service } = recorded;
        const outcome = await context.execute(openApplication, {
          caseId: entry.subject.id,
          visitId,
          resultId,
          service,
        });
        if (!outcome.ok) fails(outcome.problems[0].code, 'application.opened-already');
      },
    },

    [deliver]: {
      on: ['application.opened', 'application.submitted', 'application.released', 'application.sent-again'],
      owner: 'caseworker',
      async run(context) {
        const { application: id } = aboutApplication.parse(context.entry.data);
        const { application, system } = await context.read(async (db: DbOf) => {
          const row = await applicationById(db, context.tenant, id);
          const { value: settings } = await readApplicationSettings(db, context.tenant);
          return {
            application: row,
            system: row && systemFor(settings, { service: row.service_key, source: row.source }),
          };
        });
        if (!application || !['waiting', 'set-aside'].includes(application.state)) return;
        const way = system && deps.ways[system.way];
        if (!way) throw new Error('application.way-missing');
        const answer = await way({ context, application, system });
        if (answer) await record(context, id, answer);
      },
    },

    'applications.mark-set-aside': {
      on: ['delivery.set-aside'],
      owner: 'caseworker',
      async run(context) {
        const aside = setAside.parse(context.entry.data);
        if (aside.reaction !== deliver) return;
        const row = await context.read((db: DbOf) =>
          db
            .selectFrom('journal_entry')
            .select('data')
            .where('tenant', '=', context.tenant)
            .where('id', '=', aside.entry)
            .executeTakeFirst(),
        );
        if (!row) return;
        return record(context, aboutApplication.parse(row.data).application, { kind: 'set-aside' });
      },
    },

    'applications.end-case': {
      on: ['visit.person-finished', 'visit.finished'],
      owner: 'caseworker',
      async run(context) {
        const outcome = await context.execute(endCase, { caseId: context.entry.subject.id });
        if (!outcome.ok) fails(outcome.problems[0].code, 'application.case-not-complete');
      },
    },
  };
}

type DbOf = Db<ApplicationReads & Pick<PlatformTables, 'journal_entry'>>;

async function record(context: ReactionContext, application: string, answer: Answer): Promise<void> {
  const outcome = await context.execute(recordAnswer, { application, attempts: context.attempt, answer });
  if (!outcome.ok) fails(outcome.problems[0].code, 'application.settled');
}

/** A refusal that says "done already" is success; any other makes the job fail and be tried again. */
function fails(code: string, harmless: string): void {
  if (code !== harmless) throw new Error(code);
}
