import { sql } from 'kysely';
import { z } from 'zod';
import { type ContactWay, emailToken, hashEmailToken, issueEmailToken } from '#domain/cases/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { ReactionContext, Reactions } from '#platform/jobs/reaction.ts';
import { chooseAddressee, isDrowned, type Speaking, speaks } from './choose.ts';
import { composeMail, composeText, type NoticeText } from './compose.ts';
import { draft } from './draft.ts';
import { noticeById } from './queries.ts';
import { type NoticeDb, readSubject } from './read-subject.ts';
import { addressed, type NotificationDeps, record, sendOrFail, tell } from './tell.ts';

/** The reaction that ends a complete case after a visit: the visit's own notice has said so already. */
const endsAfterVisit = 'applications.end-case';

const dataSchema = z.record(z.string(), z.unknown());

/** Who hears what: one reaction tells what an entry means, one shreds letters that were posted. */
export function notificationReactions(deps: NotificationDeps): Reactions {
  return {
    'notifications.tell': {
      on: [
        'case.opened',
        'need.decided',
        'visit.to-plan',
        'visit.planned',
        'visit.moved',
        'visit.unplanned',
        'visit.cancelled',
        'visit.reminder-due',
        'visit.other-time-asked',
        'visit.person-finished',
        'visit.finished',
        'case.state-changed',
        'case.objection-raised',
        'case.message-written',
        'application.refused',
        'application.contradicts',
        'application.set-aside',
        'application.declined',
        'application.released',
        'application.delivered',
        'payment.requested',
        'payment.paid',
        'payment.failed',
        'payment.expired',
        'payment.paid-twice',
        'payment.overdue',
        'document.issued',
        'document.revoked',
        'promise.broken',
        'group-date.list-closing',
      ],
      owner: 'agent',
      run: (context) => tellEntry(deps, context),
    },

    'notifications.ask-for-proof-of-email': {
      on: ['case.email-change-asked'],
      owner: 'agent',
      run: (context) => askForProofOfEmail(deps, context),
    },

    'notifications.shred-letter': {
      on: ['notice.printed'],
      owner: 'admin',
      async run({ tenant, entry, read }) {
        const { notice } = z.looseObject({ notice: z.uuid() }).parse(entry.data);
        const row = await read((db: NoticeDb) => noticeById(db, tenant, notice));
        if (row?.blob) await deps.blobs.removeBlob(tenant, row.blob);
      },
    },
  };
}

type Drafts = Partial<Record<ContactWay, NoticeText | undefined>>;

async function tellEntry(deps: NotificationDeps, context: ReactionContext): Promise<void> {
  const { tenant, entry, jobKey, now, read } = context;
  const told = speaks(entry.type, entry.data);
  if (told === undefined || told === 'case.email-change-asked') return;
  const found = await read(async (db: NoticeDb) => {
    const done = await db
      .selectFrom('notice')
      .select('id')
      .where('tenant', '=', tenant)
      .where('job_key', '=', jobKey)
      .executeTakeFirst();
    if (done || isDrowned(told, await besides(db, tenant, entry))) return undefined;
    if (told === 'case-ended' && entry.actorId === endsAfterVisit) return undefined;
    const subject = await readSubject(db, tenant, entry.subject.id, now);
    if (!subject) return undefined;
    const to = chooseAddressee(subject.parties, { notResident: entry.data.outcome === 'deceased' });
    // Texts for every way this may take are drafted here: outside this transaction nothing is read.
    if (!to) return undefined;
    const drafts: Drafts = {};
    for (const way of to.way === 'email' ? (['email', 'letter'] as const) : [to.way])
      drafts[way] = await draft(told, subject, entry.data, way, entry.at);
    return { subject, to, drafts };
  });
  if (!found) return;
  const { subject, to, drafts } = found;
  await tell(deps, context, subject, to, (way) => drafts[way] ?? drafts.letter);
}

/** What the other entries say that the same command wrote about the same case. */
async function besides(
  db: NoticeDb,
  tenant: string,
  entry: { id: string; at: string; subject: { id: string } },
): Promise<(Speaking | undefined)[]> {
  const rows = await db
    .selectFrom('journal_entry as other')
    .innerJoin('journal_entry as own', (join) =>
      join
        .onRef('own.tenant', '=', 'other.tenant')
        .onRef('own.command_id', '=', 'other.command_id')
        .on('own.id', '=', entry.id),
    )
    .select(['other.type', sql<unknown>`other.data`.as('data')])
    .where('other.tenant', '=', tenant)
    .where('other.subject_id', '=', entry.subject.id)
    .where('other.at', '=', entry.at)
    .where('other.id', '<>', entry.id)
    .execute();
  return rows.map((row) => speaks(row.type, dataSchema.parse(row.data)));
}

/** Both addresses hear of a change: the new one proves itself, the old one can object. */
async function askForProofOfEmail(deps: NotificationDeps, context: ReactionContext): Promise<void> {
  const { tenant, entry, now, jobKey, read } = context;
  const { change: id } = z.looseObject({ change: z.uuid() }).parse(entry.data);
  const found = await read(async (db: NoticeDb) => {
    const change = await db
      .selectFrom('contact_change')
      .select(['id', 'party_id', 'email', 'expires_at', 'proven_at'])
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .executeTakeFirst();
    const subject = await readSubject(db, tenant, entry.subject.id, now);
    const party = subject?.parties.find((one) => one.id === change?.party_id);
    return change && change.proven_at === null && subject && party ? { change, subject, party } : undefined;
  });
  if (!found) return;
  const { change, subject, party } = found;
  const token = emailToken(deriveKey(deps.masterKey, 'case-access'), { tenant, change: id });
  const issued = await context.execute(issueEmailToken, { change: id, tokenHash: hashEmailToken(token) });
  if (!issued.ok) throw new Error(issued.problems[0].code);
  const text = composeText(subject.lang, 'email-change-new', {
    ...subject.facts,
    link: deps.links.proveEmail(tenant, { number: subject.file.number, change: id, token }),
    until: formatDateTime(subject.lang, change.expires_at),
  });
  const toNew = composeMail({ lang: subject.lang, text, facts: subject.facts });
  const sent = await sendOrFail(deps, `${jobKey}:new`, subject, change.email, toNew);
  const to = { party, way: 'email' } as const;
  await record(context, subject, to, text, sent.ok ? 'sent' : 'skipped', undefined, 'new');
  if (party.email === null) return;
  const old = composeText(subject.lang, 'email-change-old', subject.facts);
  const mail = composeMail(addressed(deps, subject, to, old));
  const told = await sendOrFail(deps, `${jobKey}:old`, subject, party.email, mail);
  await record(context, subject, to, old, told.ok ? 'sent' : 'skipped', undefined, 'old');
}
