import { setTimeout as wait } from 'node:timers/promises';
import {
  type ApplicationTables,
  askRegister,
  decideApplication,
  questionsOf,
  sendAgain,
} from '#domain/applications/index.ts';
import {
  accept,
  attachPaper,
  type CaseTables,
  caseByNumber,
  correctContact,
  correctPerson,
  findCases,
  moveOn,
  opensCase,
  papersOf,
  promiseCallBack,
  readContact,
  seesContent,
  withdraw,
  writeCaseMessage,
  writeNote,
} from '#domain/cases/index.ts';
import { revokeDocument } from '#domain/documents/index.ts';
import {
  attemptSubject,
  countFailure,
  forgetFailures,
  type IdentityTables,
  waitMinutes,
} from '#domain/identity/index.ts';
import { printReceipt, type ReceiptReads } from '#domain/notifications/index.ts';
import { dropPayment, requestOfPayment, takeIn } from '#domain/payments/index.ts';
import { askOtherTime, cancelVisit } from '#domain/visits/index.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Db } from '#platform/db/pool.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import { parseDateFields } from '#platform/values/date.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { readContactForm } from './contact-form.tsx';
import { FindPage, OpenPage } from './find-page.tsx';
import { messages } from './messages.ts';
import { forgetOpened, rememberOpened, withOpenedCase } from './opened-case.ts';
import { paymentField, readPaymentForm } from './payment-form.ts';
import { requireNumber, showCase } from './show-case.tsx';
import { storePaper } from './store-paper.ts';

const permission = 'page:desk.cases';

/** Who sees cases by their role searches them; the 115 opens one by number and code. */
const searches = (visit: StaffVisit) => seesContent(visit.actor, '');

async function findPage(visit: StaffVisit): Promise<Answer> {
  const born = parseDateFields(readDateParts(visit.query, 'born'));
  const wrong: Problem[] = born.ok || born.problem === 'date.missing' ? [] : [{ code: born.problem, field: 'born' }];
  const found =
    wrong.length > 0
      ? []
      : await visit.read((db: Db<CaseTables>) =>
          findCases(db, visit.tenant, {
            text: visit.query.q?.slice(0, 100),
            birthDate: born.ok ? born.date : undefined,
          }),
        );
  const errors = formErrors(visit.door.problems, wrong, visit.lang);
  return page(<FindPage visit={visit} found={found} errors={errors} />, { status: wrong.length > 0 ? 422 : 200 });
}

function openPage(visit: StaffVisit, problems: readonly Problem[] = []): Answer {
  const errors = formErrors(visit.door.problems, problems, visit.lang);
  return page(<OpenPage visit={visit} errors={errors} />, { status: problems.length > 0 ? 422 : 200 });
}

/** Opens a case by the caller's code for half an hour. Wrong codes are slowed down, per case and person at the desk. */
async function open(visit: StaffVisit): Promise<Answer> {
  const { door, tenant, form, now } = visit;
  const number = parseCaseNumber(fieldText(form, 'number'));
  const file = number && (await visit.read((db: Db<CaseTables>) => caseByNumber(db, tenant, number)));
  if (!file) return openPage(visit, [{ code: number ? 'case.unknown' : 'case-number.invalid', field: 'number' }]);
  const code = fieldText(form, 'code');
  if (code === '') return redirect(urls.case(file.number));
  const identity = door.database.as<IdentityTables>();
  const subject = attemptSubject(deriveKey(door.masterKey, 'attempts'), 'case', file.number);
  const wait = await identity.read(tenant, (db) => waitMinutes(db, tenant, subject, now));
  if (wait > 0) return openPage(visit, [{ code: 'access.slowed', data: { minutes: wait }, field: 'code' }]);
  const key = deriveKey(door.masterKey, 'case-access');
  if (!opensCase(key, { tenant, caseId: file.id, secretVersion: file.secret_version }, code)) {
    await identity.transaction(tenant, (tx) => countFailure(tx, tenant, subject, now));
    return openPage(visit, [{ code: 'access-secret.invalid', field: 'code' }]);
  }
  await identity.transaction(tenant, (tx) => forgetFailures(tx, tenant, subject));
  return redirect(urls.case(file.number), [rememberOpened(visit, file.id)]);
}

/** A step on a case: done leads back to it, refused shows it as it now is with what was typed. */
function action(
  name: string,
  right: string,
  run: (visit: StaffVisit, caseId: string) => Promise<Outcome<unknown>>,
  field: (visit: StaffVisit) => (path: string) => string | undefined = () => (path) => path,
) {
  return {
    method: 'POST' as const,
    url: urls.caseAction(':number', name),
    permission: right,
    async answer(plain: StaffVisit): Promise<Answer> {
      const visit = withOpenedCase(plain);
      const file = await requireNumber(visit);
      const outcome = await run(visit, file.id);
      if (!outcome.ok) return showCase(visit, { problems: outcome.problems, field: field(visit) });
      if (seesContent(visit.actor, file.id)) return redirect(urls.case(file.number));
      return showCase({ ...visit, form: {} }, { done: messages[visit.lang][name === 'note' ? 'left' : 'saved'] });
    },
  };
}

const text = (visit: StaffVisit, name: string): string | undefined => fieldText(visit.form, name) || undefined;
const bodyAs = (name: string) => () => (path: string) => (path === 'body' ? name : path);

/** Asks, and looks for the answer for two seconds: a register that is well has answered by then. */
async function askAndWait(visit: StaffVisit, caseId: string): Promise<Outcome<unknown>> {
  const born = parseDateFields(readDateParts(visit.form, 'birthDate'));
  if (!born.ok) return { ok: false, problems: [{ code: born.problem, field: 'birthDate' }] };
  const outcome = await visit.execute(askRegister, {
    caseId,
    purpose: fieldText(visit.form, 'purpose'),
    familyName: fieldText(visit.form, 'familyName'),
    givenName: text(visit, 'givenName'),
    birthDate: born.date,
  });
  if (!outcome.ok) return outcome;
  for (let look = 0; look < 8; look++) {
    const rows = await visit.read((db: Db<ApplicationTables>) => questionsOf(db, visit.tenant, caseId));
    if (rows.some((row) => row.id === outcome.value.question && row.state !== 'asked')) break;
    await wait(250);
  }
  return outcome;
}

export const caseRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.cases(),
    permission,
    answer: async (visit) => (searches(visit) ? findPage(visit) : openPage(visit)),
  },
  { method: 'POST', url: urls.openCase(), permission, perMinute: 30, answer: open },
  {
    method: 'POST',
    url: urls.closeCase(),
    permission,
    answer: async () => redirect(urls.cases(), [forgetOpened()]),
  },
  { method: 'GET', url: urls.case(':number'), permission, answer: (visit) => showCase(withOpenedCase(visit)) },
  {
    method: 'POST',
    url: urls.caseAction(':number', 'contact'),
    permission: 'cases.read-contact',
    async answer(plain) {
      const visit = withOpenedCase(plain);
      const { id } = await requireNumber(visit);
      const outcome = await visit.execute(readContact, { caseId: id });
      return showCase(visit, outcome.ok ? { contact: true } : { problems: outcome.problems, field: () => undefined });
    },
  },
  action(
    'note',
    'cases.write-note',
    (visit, caseId) => visit.execute(writeNote, { caseId, body: fieldText(visit.form, 'note') }),
    bodyAs('note'),
  ),
  action(
    'message',
    'cases.write-message',
    (visit, caseId) => visit.execute(writeCaseMessage, { caseId, body: fieldText(visit.form, 'message') }),
    bodyAs('message'),
  ),
  action('call-back', 'cases.promise-call-back', (visit, caseId) =>
    visit.execute(promiseCallBack, { caseId, about: text(visit, 'about') }),
  ),
  action('accept', 'cases.accept', (visit, caseId) =>
    visit.execute(accept, { caseId, version: Number(fieldText(visit.form, 'version')) }),
  ),
  action(
    'step',
    'cases.move-on',
    (visit, caseId) => {
      const step = fieldText(visit.form, 'action');
      return visit.execute(moveOn, {
        caseId,
        version: Number(fieldText(visit.form, 'version')),
        action: step,
        outcome: text(visit, `${step}.outcome`),
        ground: text(visit, `${step}.ground`),
        message: text(visit, `${step}.message`),
      });
    },
    (visit) => (path) => (path === 'version' ? undefined : `${fieldText(visit.form, 'action')}.${path}`),
  ),
  action('withdraw', 'cases.withdraw', (visit, caseId) => visit.execute(withdraw, { caseId })),
  action(
    'correct-contact',
    'cases.correct-contact',
    (visit, caseId) => visit.execute(correctContact, readContactForm(visit.form, caseId)),
    () => (path) => (path === 'version' ? undefined : path),
  ),
  action('cancel-visit', 'visits.cancel-visit', (visit) => {
    const visitId = fieldText(visit.form, 'visit');
    return visit.execute(cancelVisit, { visitId, reason: text(visit, `reason-${visitId}`) });
  }),
  action('other-time', 'visits.ask-other-time', (visit) =>
    visit.execute(askOtherTime, { visitId: fieldText(visit.form, 'visit') }),
  ),
  action(
    'payment',
    'payments.request',
    (visit, caseId) => {
      const wish = readPaymentForm(visit.form, caseId);
      return wish.ok ? visit.execute(requestOfPayment, wish.input) : Promise.resolve(wish);
    },
    () => (path) => paymentField(path),
  ),
  action('drop-payment', 'payments.drop', (visit) => visit.execute(dropPayment, { payment: text(visit, 'payment') })),
  action('payment-taken', 'payments.take-in', (visit) => {
    const payment = text(visit, 'payment');
    return visit.execute(takeIn, { payment, way: text(visit, `way-${payment}`) });
  }),
  action(
    'decide',
    'applications.decide',
    (visit) => {
      const application = fieldText(visit.form, 'application');
      const decision = fieldText(visit.form, `decision-${application}`);
      return visit.execute(decideApplication, {
        application,
        decision,
        ground: decision === 'decline' ? text(visit, `ground-${application}`) : undefined,
        message: text(visit, `message-${application}`),
      });
    },
    (visit) => (path) => (path === 'application' ? undefined : `${path}-${fieldText(visit.form, 'application')}`),
  ),
  action(
    'correct-person',
    'cases.correct-person',
    (visit, caseId) => {
      const said = (field: string) => text(visit, `person.${field}`);
      const born = parseDateFields(readDateParts(visit.form, 'person.birthDate'));
      if (!born.ok && born.problem !== 'date.missing')
        return Promise.resolve({ ok: false, problems: [{ code: born.problem, field: 'birthDate' }] } as const);
      const { street, houseNumber, postcode, place } = {
        street: said('street'),
        houseNumber: said('houseNumber'),
        postcode: said('postcode'),
        place: said('place'),
      };
      const lives = [street, houseNumber, postcode, place].some((part) => part !== undefined);
      return visit.execute(correctPerson, {
        caseId,
        version: Number(fieldText(visit.form, 'version')),
        givenName: said('givenName'),
        familyName: said('familyName') ?? '',
        birthDate: born.ok ? born.date : undefined,
        address: lives ? { street, houseNumber, postcode, place } : undefined,
      });
    },
    () => (path) => (path === 'version' ? undefined : `person.${path.replace('address.', '')}`),
  ),
  action(
    'send-again',
    'applications.send-again',
    (visit) => visit.execute(sendAgain, { application: fieldText(visit.form, 'application') }),
    () => () => undefined,
  ),
  action('ask-register', 'applications.ask-register', askAndWait),
  action(
    'revoke-document',
    'documents.revoke',
    (visit) => {
      const document = fieldText(visit.form, 'document');
      return visit.execute(revokeDocument, { document, ground: text(visit, `revoke-ground-${document}`) });
    },
    (visit) => (path) => (path === 'ground' ? `revoke-ground-${fieldText(visit.form, 'document')}` : undefined),
  ),
  action('paper', 'cases.attach-paper', async (visit, caseId) => {
    const stored = await storePaper(visit);
    if (!stored.ok) return { ok: false, problems: [stored.problem] };
    const visibility = fieldText(visit.form, 'visibility') || 'applicant';
    return visit.execute(attachPaper, { caseId, ...stored.paper, visibility });
  }),
  {
    method: 'GET',
    url: urls.receipt(':number', ':id'),
    permission,
    async answer(plain) {
      const visit = withOpenedCase(plain);
      const { tenant, now, door } = visit;
      const file = await requireNumber(visit);
      if (!seesContent(visit.actor, file.id)) throw new Refusal({ code: 'case.secret-needed' });
      const of = { tenant, caseId: file.id, receiptId: visit.params.id ?? '', now };
      const bytes = await visit.read((db: Db<ReceiptReads>) => printReceipt(db, door.links, of));
      if (!bytes) throw new Refusal({ code: 'page.unknown' });
      return { kind: 'file', bytes, type: 'application/pdf', name: `${file.number}.pdf`, inline: true };
    },
  },
  {
    method: 'GET',
    url: urls.paper(':number', ':id'),
    permission,
    async answer(plain) {
      const visit = withOpenedCase(plain);
      const file = await requireNumber(visit);
      if (!seesContent(visit.actor, file.id)) throw new Refusal({ code: 'case.secret-needed' });
      const papers = await visit.read((db: Db<CaseTables>) => papersOf(db, visit.tenant, file.id, 'department'));
      const paper = papers.find((one) => one.id === visit.params.id);
      const bytes = paper && (await visit.door.blobs.getBlob(visit.tenant, paper.blob));
      if (!bytes) throw new Refusal({ code: 'page.unknown' });
      return { kind: 'file', bytes, type: paper.media_type, name: paper.name };
    },
  },
]);
