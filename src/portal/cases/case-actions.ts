import {
  addToList,
  attachPaper,
  correctContact,
  object,
  promiseCallBack,
  withdraw,
  writeCaseMessage,
} from '#domain/cases/index.ts';
import {
  addResident,
  askOtherTime,
  cancelVisit,
  proofKinds,
  removeResident,
  visitMessages,
} from '#domain/visits/index.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { readOptionalDate } from '#platform/ui/read-date-parts.ts';
import { storeFiles } from '../store-files.ts';
import type { PortalVisit } from '../visit.ts';
import { type Done, messages } from './messages.ts';

/** What a form of the case page came to: what to say, or what was refused at which field. */
export type Acted = { ok: true; done: Done; at?: string } | { ok: false; problems: readonly Problem[] };

type Act = (visit: PortalVisit, caseId: string) => Promise<Acted>;

const text = (form: FormBody, name: string): string | undefined => fieldText(form, name) || undefined;
const refused = (code: string, field: string): Acted => ({ ok: false, problems: [{ code, field }] });

function acted(
  outcome: Outcome<unknown>,
  done: Done,
  rename: Readonly<Record<string, string>> = {},
  at?: string,
): Acted {
  if (outcome.ok) return { ok: true, done, ...(at ? { at } : {}) };
  const named = ({ field, ...problem }: Problem): Problem =>
    field === undefined ? problem : { ...problem, field: rename[field] ?? field };
  return { ok: false, problems: outcome.problems.map(named) };
}

/** The forms of the case page by the last part of their address. */
export const caseActions: Readonly<Record<string, Act>> = {
  async message(visit, caseId) {
    const body = text(visit.form, 'body');
    const stored = await storeFiles(visit, 'files');
    if (!stored.ok) return { ok: false, problems: [stored.problem] };
    if (body === undefined && stored.files.length === 0) return refused('input.required', 'body');
    for (const [index, file] of stored.files.entries()) {
      // Each file is a command of its own; sent twice, the ids are the same again.
      const id = deriveId(`${visit.commandId}/file/${index}`);
      const outcome = await visit.execute(attachPaper, { caseId, ...file }, id);
      if (!outcome.ok) return acted(outcome, 'message', { name: 'files', size: 'files' });
    }
    if (body === undefined) return { ok: true, done: 'message' };
    return acted(await visit.execute(writeCaseMessage, { caseId, body }), 'message');
  },

  async answer(visit, caseId) {
    const words: Readonly<Record<string, string>> = visitMessages[visit.lang].proofOf;
    const kinds = fieldTexts(visit.form, 'proofKinds').filter((kind) => proofKinds.some((known) => known === kind));
    const shown = kinds.map((kind) => words[kind] ?? '').join(', ');
    const parts = [...(shown ? [messages[visit.lang].answerShow(shown)] : []), fieldText(visit.form, 'answer')];
    const body = parts.filter((part) => part !== '').join('\n');
    if (body === '') return refused('input.required', 'answer');
    return acted(await visit.execute(writeCaseMessage, { caseId, body }), 'answer', { body: 'answer' });
  },

  async 'add-to-list'(visit, caseId) {
    return acted(await visit.execute(addToList, { caseId }), 'listed', {}, 'list-of-mine');
  },

  async withdraw(visit, caseId) {
    return acted(await visit.execute(withdraw, { caseId }), 'withdrawn');
  },

  async object(visit, caseId) {
    const outcome = await visit.execute(object, { caseId, body: text(visit.form, 'objection') });
    return acted(outcome, 'objection', { body: 'objection' });
  },

  async 'call-back'(visit, caseId) {
    const outcome = await visit.execute(promiseCallBack, { caseId, about: text(visit.form, 'about') });
    if (outcome.ok || outcome.problems[0].code !== 'case.no-phone') return acted(outcome, 'call');
    return refused('case.no-phone', 'phone');
  },

  async contact(visit, caseId) {
    const address = ['street', 'houseNumber', 'postcode', 'place'].map(
      (part) => [part, fieldText(visit.form, `address.${part}`)] as const,
    );
    const outcome = await visit.execute(correctContact, {
      caseId,
      role: text(visit.form, 'role'),
      phone: text(visit.form, 'phone'),
      email: text(visit.form, 'email'),
      contactWay: text(visit.form, 'contactWay'),
      ...(address.some(([, value]) => value !== '') ? { address: Object.fromEntries(address) } : {}),
    });
    return acted(outcome, outcome.ok && outcome.value.proofAsked ? 'proof' : 'contact');
  },

  async 'other-time'(visit) {
    const message = text(visit.form, 'otherTime');
    if (message === undefined) return refused('input.required', 'otherTime');
    const visitId = text(visit.form, 'visitId');
    return acted(await visit.execute(askOtherTime, { visitId, message }), 'moved', { message: 'otherTime' });
  },

  async 'cancel-visit'(visit) {
    const reason = text(visit.form, 'reason');
    if (reason === undefined) return refused('input.required', 'reason');
    return acted(await visit.execute(cancelVisit, { visitId: text(visit.form, 'visitId'), reason }), 'cancelled');
  },

  async 'add-resident'(visit, groupCaseId) {
    const born = readOptionalDate(visit.form, 'resident.birthDate');
    const outcome = await visit.execute(addResident, {
      groupCaseId,
      lang: visit.lang,
      resident: {
        givenName: text(visit.form, 'resident.givenName'),
        familyName: fieldText(visit.form, 'resident.familyName'),
        birthDate: born.problem ? 'unreadable' : born.date,
      },
      services: fieldTexts(visit.form, 'services'),
      consentGivenBy: text(visit.form, 'consentGivenBy'),
    });
    const result = acted(outcome, 'added', {}, 'list');
    const { problem: unreadable } = born;
    if (result.ok || unreadable === undefined) return result;
    const problems = result.problems.map((problem) =>
      problem.field === 'resident.birthDate' ? { ...problem, code: unreadable } : problem,
    );
    return { ok: false, problems };
  },

  async 'remove-resident'(visit, groupCaseId) {
    const caseId = text(visit.form, 'caseId');
    return acted(await visit.execute(removeResident, { groupCaseId, caseId }), 'removed', {}, 'list');
  },
};
