import { z } from 'zod';
import { endOfCase } from '#domain/applications/index.ts';
import { feeOn } from '#domain/catalogue/index.ts';
import { personOutcomes, serviceOfKey } from '#domain/visits/rules.ts';
import { formatDateTime, formatLongDate, formatMoney, formatTimeRange } from '#platform/i18n/format.ts';
import { dateInGermany } from '#platform/values/date.ts';
import type { NoticeText } from './compose.ts';
import { composeText } from './compose.ts';
import type { VisitFacts } from './facts.ts';
import { dueOf, type Subject, serviceNames } from './read-subject.ts';

const aboutVisit = z.looseObject({ visit: z.uuid() });
const planned = aboutVisit.extend({ windowStart: z.string().optional() });
const cancelled = aboutVisit.extend({ by: z.string() });
const personFinished = aboutVisit.extend({ outcome: z.enum(personOutcomes) });

type Data = Readonly<Record<string, unknown>>;

/** Tells a planned, moved or coming visit as it stands now; silent when it has changed since: its own entry speaks. */
export async function draftPlanned(
  subject: Subject,
  template: 'visit-planned' | 'visit-moved' | 'visit-reminder',
  data: Data,
): Promise<NoticeText | undefined> {
  const { visit: id, windowStart } = planned.parse(data);
  const visit = await visitOf(subject, id);
  if (visit?.state !== 'planned' || !visit.window_start || !visit.window_end) return undefined;
  if (windowStart !== undefined && Date.parse(windowStart) !== Date.parse(visit.window_start)) return undefined;
  const facts = await visitFacts(subject, {
    id,
    purpose: visit.purpose,
    windowStart: visit.window_start,
    windowEnd: visit.window_end,
  });
  return composeText(subject.lang, template, facts);
}

export function draftCancelled(subject: Subject, data: Data): NoticeText {
  const { by } = cancelled.parse(data);
  // An agent cancels for somebody who rang: to them it is their own wish, like by link.
  return by === 'resident' || by === 'staff'
    ? composeText(subject.lang, 'visit-cancelled-by-resident', subject.facts)
    : composeText(subject.lang, 'visit-cancelled-by-office', { ...subject.facts, until: subject.until });
}

/** What came of one person at a visit. */
export async function draftResult(subject: Subject, data: Data): Promise<NoticeText> {
  const { visit: id, outcome } = personFinished.parse(data);
  const { db, tenant, file, lang, services, facts, now } = subject;
  const visit = await visitOf(subject, id);
  const person = await db
    .selectFrom('visit_person')
    .select(['service_keys', 'ended_at'])
    .where('tenant', '=', tenant)
    .where('visit_id', '=', id)
    .where('case_id', '=', file.id)
    .executeTakeFirst();
  const results = await db
    .selectFrom('service_result')
    .select(['service_key', 'result'])
    .where('tenant', '=', tenant)
    .where('visit_id', '=', id)
    .where('case_id', '=', file.id)
    .execute();
  // At a hand-over the keys name the handing over; people know the service.
  const asked = (person?.service_keys ?? file.service_keys).map(serviceOfKey);
  const done = results.filter((row) => row.result === 'done').map((row) => serviceOfKey(row.service_key));
  const toBring = services.some((service) => service.handOver && done.includes(service.key));
  return composeText(lang, `visit-ended.${outcome}`, {
    ...facts,
    day: formatLongDate(lang, person?.ended_at ?? now),
    done: serviceNames(services, lang, done),
    notDone: serviceNames(
      services,
      lang,
      asked.filter((key) => !done.includes(key)),
    ),
    handOver: visit?.purpose === 'service' && toBring,
    ended: file.state === 'ended' || (await isComplete(subject)),
    until: subject.until ?? (await dueOf(subject, 'visit-not-met')),
  });
}

/** Nothing is open any more: the case ends by itself in a moment, and this notice says so already. */
async function isComplete({ db, tenant, file }: Subject): Promise<boolean> {
  return (await endOfCase(db, tenant, { id: file.id, asked: file.service_keys })) !== undefined;
}

/** A visit that ended without anybody of this case having been told an own result. */
export async function draftFinished(subject: Subject, data: Data): Promise<NoticeText | undefined> {
  const { visit: id } = aboutVisit.parse(data);
  const outcome = z.looseObject({ outcome: z.string() }).parse(data).outcome;
  if (outcome !== 'not-met' && outcome !== 'nobody-home') return undefined;
  const told = await subject.db
    .selectFrom('visit_person')
    .select('case_id')
    .where('tenant', '=', subject.tenant)
    .where('visit_id', '=', id)
    .where('case_id', '=', subject.file.id)
    .where('outcome', 'is not', null)
    .executeTakeFirst();
  return told ? undefined : composeText(subject.lang, 'visit-not-met', { ...subject.facts, until: subject.until });
}

async function visitOf({ db, tenant }: Subject, id: string) {
  return db
    .selectFrom('visit')
    .select(['state', 'purpose', 'window_start', 'window_end'])
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function visitFacts(
  subject: Subject,
  visit: { id: string; purpose: string; windowStart: string; windowEnd: string },
): Promise<VisitFacts> {
  const { db, tenant, file, lang, services, facts } = subject;
  const group = await db
    .selectFrom('group_date')
    .select('closes_at')
    .where('tenant', '=', tenant)
    .where('case_id', '=', file.id)
    .executeTakeFirst();
  const persons = await db
    .selectFrom('visit_person')
    .select('service_keys')
    .where('tenant', '=', tenant)
    .where('visit_id', '=', visit.id)
    .execute();
  const listed = persons.flatMap((person) => person.service_keys);
  const keys = new Set((persons.length === 0 ? file.service_keys : listed).map(serviceOfKey));
  const wanted = services.filter((service) => keys.has(service.key));
  const birthDate = subject.parties.find((party) => party.role === 'resident')?.birth_date ?? undefined;
  const day = dateInGermany(visit.windowStart);
  const handOver = visit.purpose === 'hand-over';
  return {
    ...facts,
    day: formatLongDate(lang, visit.windowStart),
    window: formatTimeRange(lang, visit.windowStart, visit.windowEnd),
    handOver,
    papers: [...new Set(wanted.flatMap((service) => service.papers.map((paper) => paper[lang])))],
    fees: handOver
      ? []
      : wanted.flatMap((service) => {
          const fee = feeOn(service, day, birthDate);
          return fee && fee.due.cents > 0 ? [`${service.name[lang]}: ${formatMoney(lang, fee.due.cents)}`] : [];
        }),
    ...(group?.closes_at ? { closesAt: formatDateTime(lang, group.closes_at) } : {}),
  };
}
