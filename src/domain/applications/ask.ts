import type { ReactionContext } from '#platform/jobs/reaction.ts';
import type { RegisterOperation } from './open-question.ts';
import { recordQuestion } from './record-question.ts';
import { type QuestionState, recordRegisterAnswer } from './record-register-answer.ts';
import type { PersonsAnswer, RegisterAnswer, SearchTerm } from './register-rules.ts';
import type { Answer } from './rules.ts';
import type { ApplicationRow } from './tables.ts';

/**
 * Asks the register for an application: recorded, asked, the answer recorded. What is not available throws, so that the
 * job comes again; the record of the question is the first one's, whatever the attempt.
 */
export async function askFor<T>(
  context: ReactionContext,
  application: ApplicationRow,
  of: { operation: RegisterOperation; purpose: string; term: SearchTerm },
  ask: () => Promise<RegisterAnswer<T>>,
): Promise<{ ok: true; value: T } | { ok: false; answer: Answer }> {
  const recorded = await context.execute(recordQuestion, {
    caseId: application.case_id,
    application: application.id,
    ...of,
  });
  if (!recorded.ok) throw new Error(recorded.problems[0].code);
  const { question } = recorded.value;
  const answer = await ask();
  await recordAnswered(context, question, answer);
  switch (answer.kind) {
    case 'ok':
      return { ok: true, value: answer.value };
    case 'refused':
      return { ok: false, answer: { kind: 'refused', code: answer.code } };
    case 'contradicts':
      return { ok: false, answer: { kind: 'contradicts', fields: answer.fields } };
    case 'unavailable':
      throw new Error(answer.reason);
  }
}

/** Once for each kind of answer: an outage of ten attempts is one line, what came after it another. */
export async function recordAnswered<T>(
  context: ReactionContext,
  question: string,
  answer: RegisterAnswer<T>,
  said: { state?: QuestionState; plain?: PersonsAnswer } = {},
): Promise<void> {
  const state = said.state ?? (answer.kind === 'ok' ? 'answered' : answer.kind);
  const codes =
    answer.kind === 'refused'
      ? [answer.code]
      : answer.kind === 'contradicts'
        ? answer.fields
        : answer.kind === 'unavailable'
          ? [answer.reason.replace('.', '-')]
          : [];
  const plain = said.plain === undefined ? {} : { answer: said.plain };
  const outcome = await context.execute(recordRegisterAnswer, { question, state, codes, ...plain }, `answer-${state}`);
  if (!outcome.ok) throw new Error(outcome.problems[0].code);
}
