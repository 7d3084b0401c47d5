import { z } from 'zod';
import { readTown } from '#domain/identity/index.ts';
import type { Reactions } from '#platform/jobs/reaction.ts';
import type { ApplicationDb } from './application-step.ts';
import { recordAnswered } from './ask.ts';
import { forgetQuestions } from './forget-questions.ts';
import type { Register } from './register.ts';
import { personQuery } from './register-rules.ts';

const asked = z.looseObject({ question: z.uuid(), operation: z.string() });

/** A member of staff has asked the register; and what was asked about somebody is erased with their case. */
export function registerReactions({ register }: { register: Register }): Reactions {
  return {
    'applications.ask-register': {
      on: ['register.asked'],
      owner: 'caseworker',
      async run(context) {
        const { question, operation } = asked.parse(context.entry.data);
        if (operation !== 'ask-person') return;
        const { tenant } = context;
        const found = await context.read(async (db: ApplicationDb) => {
          const row = await db
            .selectFrom('register_term')
            .select('term')
            .where('tenant', '=', tenant)
            .where('question_id', '=', question)
            .executeTakeFirst();
          const { value: town } = await readTown(db, tenant);
          return row && { term: personQuery.parse(row.term), ags: town.ags };
        });
        // Erased in the meantime: nobody may be asked about any more.
        if (!found) return;
        const answer = await register.askPerson(found.ags, found.term, question);
        if (answer.kind !== 'ok') {
          await recordAnswered(context, question, answer);
          if (answer.kind === 'unavailable') throw new Error(answer.reason);
          return;
        }
        const { persons } = answer.value;
        const state = persons.length === 0 ? 'nobody' : persons.length === 1 ? 'answered' : 'ambiguous';
        await recordAnswered(context, question, answer, { state, plain: { persons } });
      },
    },

    'applications.forget-questions': {
      on: ['case.personal-data-erased'],
      owner: 'admin',
      async run(context) {
        const outcome = await context.execute(forgetQuestions, { caseId: context.entry.subject.id });
        if (!outcome.ok) throw new Error(outcome.problems[0].code);
      },
    },
  };
}
