import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { ReactionContext, Reactions } from '#platform/jobs/reaction.ts';
import type { ApplicationReads } from './application-step.ts';
import { followWithdrawal } from './follow-withdrawal.ts';
import { forgetAnswers } from './forget-answers.ts';
import { keepWord } from './keep-word.ts';
import { applicationsOf } from './queries.ts';
import { releaseApplication } from './release-application.ts';

const aboutCase = (context: ReactionContext): string => z.uuid().parse(context.entry.subject.id);

/** What happens to applications because of what happened to their case. */
export const onlineReactions: Reactions = {
  'applications.release': {
    on: ['payment.paid'],
    owner: 'caseworker',
    async run(context) {
      const caseId = aboutCase(context);
      const rows = await context.read((db: Db<ApplicationReads>) => applicationsOf(db, context.tenant, caseId));
      for (const { id } of rows.filter((row) => row.state === 'to-pay')) {
        const outcome = await context.execute(releaseApplication, { application: id }, id);
        if (!outcome.ok && outcome.problems[0].code !== 'application.not-to-pay')
          throw new Error(outcome.problems[0].code);
      }
    },
  },

  'applications.follow-withdrawal': {
    on: ['case.withdrawn'],
    owner: 'caseworker',
    async run(context) {
      const outcome = await context.execute(followWithdrawal, { caseId: aboutCase(context) });
      if (!outcome.ok) throw new Error(outcome.problems[0].code);
    },
  },

  'applications.forget-answers': {
    on: ['case.personal-data-erased'],
    owner: 'admin',
    async run(context) {
      const outcome = await context.execute(forgetAnswers, { caseId: aboutCase(context) });
      if (!outcome.ok) throw new Error(outcome.problems[0].code);
    },
  },

  'applications.keep-word': {
    on: ['case.state-changed'],
    owner: 'caseworker',
    async run(context) {
      const { entry, tenant } = context;
      if (entry.data.to !== 'ended' || entry.data.outcome === 'withdrawn') return;
      const caseId = aboutCase(context);
      const applied = await context.read((db: Db<ApplicationReads>) =>
        db
          .selectFrom('case_file')
          .select('id')
          .where('tenant', '=', tenant)
          .where('id', '=', caseId)
          .where('kind', '=', 'application')
          .executeTakeFirst(),
      );
      if (!applied) return;
      const outcome = await context.execute(keepWord, { caseId });
      if (!outcome.ok) throw new Error(outcome.problems[0].code);
    },
  },
};
