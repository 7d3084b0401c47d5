import { z } from 'zod';
import {
  type ApplicationPhase,
  type ApplicationRow,
  answersOf,
  applicationPhaseOf,
  applicationsOf,
  declineGroundWords,
  handOverOf,
} from '#domain/applications/index.ts';
import type { ContactWay } from '#domain/cases/rules.ts';
import { documentsOf, readDocumentSettings, templateFor } from '#domain/documents/index.ts';
import { isDue, paymentsOf } from '#domain/payments/index.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { detailWords } from './application-messages.ts';
import { composeText, type NoticeText } from './compose.ts';
import { dueOf, type Subject, serviceNames } from './read-subject.ts';

type Data = Readonly<Record<string, unknown>>;

const aboutApplication = z.looseObject({ application: z.uuid(), fields: z.array(z.string()).default([]) });
const aboutDocument = z.looseObject({ document: z.uuid() });

/** Says where an application stands, if it still stands there: what has changed since has its own entry. */
export function draftApplication(phase: ApplicationPhase) {
  return async (subject: Subject, data: Data): Promise<NoticeText | undefined> => {
    const { application, fields } = aboutApplication.parse(data);
    const rows = await applicationsOf(subject.db, subject.tenant, subject.file.id);
    const row = rows.find((one) => one.id === application);
    if (!row || applicationPhaseOf(row) !== phase) return undefined;
    // The document speaks for itself, as soon as it is issued.
    if (phase === 'delivered' && (await awaitsDocument(subject, row))) return undefined;
    return textOf(subject, row, phase, fields);
  };
}

/** The receipt of an application made online: what happens next, by where it stands now. */
export async function draftApplied(subject: Subject): Promise<NoticeText | undefined> {
  const [row] = await applicationsOf(subject.db, subject.tenant, subject.file.id);
  const phase = row && applicationPhaseOf(row);
  if (!row || !phase || !['to-pay', 'waiting', 'on-desk'].includes(phase)) return undefined;
  return textOf(subject, row, phase, []);
}

/** The resident has taken the case back. */
export async function draftWithdrawn(subject: Subject): Promise<NoticeText | undefined> {
  const [row] = await applicationsOf(subject.db, subject.tenant, subject.file.id);
  return row && textOf(subject, row, 'withdrawn', []);
}

async function textOf(
  subject: Subject,
  row: ApplicationRow,
  phase: ApplicationPhase,
  fields: readonly string[],
): Promise<NoticeText | undefined> {
  const { lang, facts, town } = subject;
  const [service] = serviceNames(subject.services, lang, [row.service_key]);
  if (!service) return undefined;
  return composeText(lang, `application.${phase}`, {
    ...facts,
    until: subject.until ?? (await dueOf(subject, 'application-refused')),
    service,
    reference: row.reference ?? undefined,
    details: [...new Set(fields.map((field) => detail(lang, field)))],
    ground: phase === 'declined' ? declineGroundWords(lang, row.refusal) : undefined,
    pay: phase === 'to-pay' ? await toPay(subject) : undefined,
    objection: town.objection[lang],
  });
}

/** What is to be paid is said with the receipt: the request for it speaks no second time. */
async function toPay({ db, tenant, file, lang }: Subject) {
  const due = (await paymentsOf(db, tenant, file.id)).find(({ state }) => isDue(state));
  return due && { amount: formatMoney(lang, due.cents), payBy: formatDate(lang, due.payBy) };
}

function detail(lang: Lang, field: string): string {
  const words: Readonly<Record<string, string>> = detailWords[lang];
  return words[field.replace(/-\d+$/, '')] ?? detailWords[lang].other;
}

async function awaitsDocument({ db, tenant }: Subject, row: ApplicationRow): Promise<boolean> {
  const { value } = await readDocumentSettings(db, tenant);
  return row.source !== 'visit' && templateFor(value, row.service_key) !== undefined;
}

/** A document has been issued or withdrawn; how it comes to them hangs on the way they chose. */
export function draftDocument(template: 'document-issued' | 'document-revoked') {
  return async (subject: Subject, data: Data, way: ContactWay): Promise<NoticeText | undefined> => {
    const { document: id } = aboutDocument.parse(data);
    const { db, tenant, lang, file, facts } = subject;
    const document = (await documentsOf(db, tenant, file.id)).find((one) => one.id === id);
    if (!document || (template === 'document-issued' && document.revoked_at !== null)) return undefined;
    const { value } = await readDocumentSettings(db, tenant, document.issued_at);
    const title = value.templates.find((one) => one.key === document.kind)?.title[lang] ?? facts.services;
    const { copies, pickUp } = handOverOf(await answersOf(db, tenant, file.id), id);
    const handOver = pickUp ? 'pick-up' : way === 'email' ? 'online' : way === 'letter' ? 'enclosed' : 'pick-up';
    const text = composeText(lang, template, {
      ...facts,
      document: title,
      handOver,
      copies,
      ended: file.state === 'ended',
    });
    return template === 'document-issued' && !pickUp ? { ...text, enclosure: document.digest.toString('hex') } : text;
  };
}
