import { z } from 'zod';
import { applicationsOf } from '#domain/applications/index.ts';
import { type ContactWay, caseOutcomes, caseStates, promiseKinds } from '#domain/cases/rules.ts';
import { nextBestWays } from '#domain/visits/rules.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Speaking } from './choose.ts';
import { composeText, type NoticeText } from './compose.ts';
import { draftApplication, draftApplied, draftDocument, draftWithdrawn } from './draft-application.ts';
import { draftPayment } from './draft-payment.ts';
import { draftCancelled, draftFinished, draftPlanned, draftResult } from './draft-visit.ts';
import { promiseTexts, wayTexts } from './messages.ts';
import { dueOf, type Subject, serviceNames } from './read-subject.ts';

type Data = Readonly<Record<string, unknown>>;
type Draft = NoticeText | undefined | Promise<NoticeText | undefined>;

/** The entries that go to the one addressee of a case; an e-mail change has two and is written elsewhere. */
type Told = Exclude<Speaking, 'case.email-change-asked'>;

/** What each entry says to people, from the case as it stands now. `undefined`: there is nothing to say any more. */
const drafts: Readonly<Record<Told, (subject: Subject, data: Data, way: ContactWay, at: string) => Draft>> = {
  'case.opened': draftReceived,
  'need.decided': draftDecision,
  'visit.cancelled': draftCancelled,
  'visit.person-finished': draftResult,
  'visit.finished': draftFinished,
  'visit.planned': (subject, data) => draftPlanned(subject, 'visit-planned', data),
  'visit.moved': (subject, data) => draftPlanned(subject, 'visit-moved', data),
  'visit.reminder-due': (subject, data) => draftPlanned(subject, 'visit-reminder', data),
  'visit.other-time-asked': (subject) => composeText(subject.lang, 'visit-other-time', withUntil(subject)),
  'hand-over-coming': (subject) => composeText(subject.lang, 'hand-over-coming', withUntil(subject)),
  'visit.unplanned': (subject) => composeText(subject.lang, 'visit-unplanned', withUntil(subject)),
  'case-ended': draftEnded,
  'case.objection-raised': (subject) => composeText(subject.lang, 'objection-received', withUntil(subject)),
  'case.message-written': draftMessage,
  'payment.requested': draftPayment('payment-requested'),
  'payment.paid': draftPayment('payment-paid'),
  'payment.failed': draftPayment('payment-failed'),
  'payment.expired': draftPayment('payment-expired'),
  'payment.overdue': draftPayment('payment-overdue'),
  'payment.paid-twice': draftPayment('payment-paid-twice'),
  'application.refused': draftApplication('refused'),
  'application.contradicts': draftApplication('contradicts'),
  'application.set-aside': draftApplication('set-aside'),
  'application.declined': draftApplication('declined'),
  'application.delivered': draftApplication('delivered'),
  'application.on-desk': draftApplication('on-desk'),
  'document.issued': draftDocument('document-issued'),
  'document.revoked': draftDocument('document-revoked'),
  'promise.broken': draftBroken,
  'group-date.list-closing': draftListClosing,
  'case.state-changed': (subject, data) => {
    const state = z.enum(caseStates).exclude(['ended']).safeParse(data.to);
    // Gone on since: the next entry speaks.
    if (!state.success || subject.file.state !== state.data) return undefined;
    return composeText(subject.lang, `case-state.${state.data}`, withUntil(subject));
  },
};

export function draft(told: Told, subject: Subject, data: Data, way: ContactWay, at: string): Draft {
  return drafts[told](subject, data, way, at);
}

function withUntil(subject: Subject) {
  return { ...subject.facts, until: subject.until };
}

async function draftReceived(subject: Subject): Promise<NoticeText | undefined> {
  // The home's management speaks with its residents; they hear of their own result.
  if (subject.file.group_case !== null) return undefined;
  if (subject.file.kind === 'application') return draftApplied(subject);
  const group = await groupOf(subject);
  if (!group) return composeText(subject.lang, 'received', withUntil(subject));
  return composeText(subject.lang, 'received-group', { ...withUntil(subject), ...group });
}

async function draftListClosing(subject: Subject): Promise<NoticeText | undefined> {
  const group = await groupOf(subject);
  if (!group) return undefined;
  const { count } = await subject.db
    .selectFrom('case_file')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant', '=', subject.tenant)
    .where('group_case', '=', subject.file.id)
    .where('state', '<>', 'ended')
    .executeTakeFirstOrThrow();
  return composeText(subject.lang, 'group-list-closing', { ...withUntil(subject), ...group, residents: count });
}

async function groupOf({ db, tenant, file, lang }: Subject) {
  const row = await db
    .selectFrom('group_date')
    .select(['home_name', 'expected_residents', 'closes_at'])
    .where('tenant', '=', tenant)
    .where('case_id', '=', file.id)
    .executeTakeFirst();
  return (
    row && {
      home: row.home_name,
      residents: row.expected_residents,
      ...(row.closes_at === null ? {} : { closesAt: formatDateTime(lang, row.closes_at) }),
    }
  );
}

async function draftDecision(
  subject: Subject,
  data: Data,
  way: ContactWay,
  at: string,
): Promise<NoticeText | undefined> {
  const { db, tenant, lang, settings, town } = subject;
  const { decision } = z.looseObject({ decision: z.uuid() }).parse(data);
  const row = await db
    .selectFrom('need_decision')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', decision)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.decision === 'granted') return composeText(lang, 'need-granted', withUntil(subject));
  const facts = {
    ...subject.facts,
    sentence: lang === 'de' ? row.sentence_de : row.sentence_en,
    ways: waysOf(subject, row.next_best),
    objection: town.objection[lang],
  };
  if (row.decision === 'refused') return composeText(lang, 'need-refused', facts);
  const until = new Date(Date.parse(at) + settings.proofWithinDays * 86_400_000).toISOString();
  return composeText(lang, 'need-unclear', {
    ...facts,
    until: formatDate(lang, until),
    question: way === 'email' ? undefined : await messageAt(subject, at),
  });
}

function waysOf({ lang, settings, town }: Subject, codes: readonly string[]): string[] {
  const places = (list: typeof settings.nearestOffices) =>
    list.filter((place) => place.accessible).map((place) => `${place.name[lang]}, ${place.address}`);
  const facts = {
    offices: places(settings.nearestOffices),
    terminals: places(settings.terminals),
    exemption: settings.exemptionText[lang],
    phone: town.serviceCentre.phone,
  };
  return nextBestWays.filter((code) => codes.includes(code)).flatMap((code) => wayTexts[lang][code](facts));
}

async function draftEnded(subject: Subject, data: Data): Promise<NoticeText | undefined> {
  const { outcome } = z.looseObject({ outcome: z.enum(caseOutcomes) }).parse(data);
  if (subject.file.state !== 'ended') return undefined;
  if (outcome === 'withdrawn' && subject.file.kind === 'application') return draftWithdrawn(subject);
  const rows = await applicationsOf(subject.db, subject.tenant, subject.file.id);
  const references = rows.flatMap((row) =>
    row.reference === null
      ? []
      : serviceNames(subject.services, subject.lang, [row.service_key]).map((name) => `${name}: ${row.reference}`),
  );
  return composeText(subject.lang, `case-ended.${outcome}`, { ...subject.facts, references });
}

async function draftMessage(subject: Subject, data: Data, way: ContactWay): Promise<NoticeText | undefined> {
  const { message } = z.looseObject({ message: z.uuid() }).parse(data);
  if (way === 'email') return composeText(subject.lang, 'message', subject.facts);
  const row = await subject.db
    .selectFrom('case_message')
    .select('body')
    .where('tenant', '=', subject.tenant)
    .where('id', '=', message)
    .executeTakeFirst();
  return row && composeText(subject.lang, 'message', { ...subject.facts, body: row.body });
}

async function messageAt({ db, tenant, file }: Subject, at: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('case_message')
    .select('body')
    .where('tenant', '=', tenant)
    .where('case_id', '=', file.id)
    .where('direction', '=', 'to-resident')
    .where('at', '=', at)
    .executeTakeFirst();
  return row?.body;
}

async function draftBroken(subject: Subject, data: Data): Promise<NoticeText | undefined> {
  const { promise: id } = z.looseObject({ promise: z.uuid() }).parse(data);
  const row = await subject.db
    .selectFrom('promise')
    .select(['kind', 'due_at'])
    .where('tenant', '=', subject.tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  const kind = promiseKinds.find((one) => one === row?.kind);
  if (!row || !kind) return undefined;
  return composeText(subject.lang, 'promise-broken', {
    ...subject.facts,
    promise: promiseTexts[subject.lang][kind],
    due: formatDateTime(subject.lang, row.due_at),
    until: await dueOf(subject, 'promise-broken'),
  });
}
