import { caseSecret, spokenCode } from '#domain/cases/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { ReactionContext } from '#platform/jobs/reaction.ts';
import type { Mailer, MailSent } from '#platform/mail/send-mail.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import { formatSpokenCode } from '#platform/values/access-secret.ts';
import { dateInGermany } from '#platform/values/date.ts';
import type { PublicLinks } from '#platform/values/public-links.ts';
import { type Addressee, addressOf, nameOf, nextWay } from './choose.ts';
import { type Addressed, composeLetter, composeMail, type NoticeText, printLetter } from './compose.ts';
import type { Subject } from './read-subject.ts';
import { recordNotice } from './record-notice.ts';

export interface NotificationDeps {
  mailer: Mailer;
  blobs: BlobStore;
  masterKey: Uint8Array;
  links: PublicLinks;
}

export type AccessKeys = Pick<NotificationDeps, 'masterKey' | 'links'>;

/** A text with the frame around it: whom it greets, whom it is about, what opens the case. */
export function addressed(deps: AccessKeys, subject: Subject, to: Addressee, text: NoticeText): Addressed {
  const { file, lang, facts, tenant } = subject;
  const key = deriveKey(deps.masterKey, 'case-access');
  const of = { tenant, caseId: file.id, secretVersion: file.secret_version };
  const resident = subject.parties.find((party) => party.role === 'resident' || party.role === 'institution');
  const isOther = resident !== undefined && resident.id !== to.party.id;
  return {
    lang,
    text,
    facts,
    recipient: { name: to.party.family_name && !to.party.given_name ? '' : nameOf(to.party) },
    about: isOther ? nameOf(resident) : undefined,
    access: {
      link: deps.links.openCase(tenant, file.number, caseSecret(key, of)),
      code: formatSpokenCode(spokenCode(key, of)),
      site: deps.links.site(tenant),
    },
  };
}

/**
 * Brings one text to one addressee: mail first sent, then recorded, so that a dead mail server makes the job try again;
 * the mail's id keeps a repeated one single. A mail address that does not exist becomes a letter or a call.
 * @throws Error `notice.mail-unavailable` when the mail server does not answer.
 */
export async function tell(
  deps: NotificationDeps,
  context: ReactionContext,
  subject: Subject,
  to: Addressee,
  drafted: (way: Addressee['way']) => Promise<NoticeText | undefined> | NoticeText | undefined,
): Promise<void> {
  const text = await drafted(to.way);
  if (!text) return;
  const notice = addressed(deps, subject, to, text);
  switch (to.way) {
    case 'email': {
      const sent = await sendOrFail(deps, context.jobKey, subject, to.party.email ?? '', composeMail(notice));
      if (sent.ok) return record(context, subject, to, text, 'sent');
      return tell(deps, context, subject, { ...to, way: nextWay(to.party) }, drafted);
    }
    case 'letter': {
      const { hash } = await deps.blobs.putBlob(subject.tenant, await letterOf(notice, subject, to));
      return record(context, subject, to, text, 'to-print', hash);
    }
    case 'call':
      // Who has just rung has been told on the phone.
      return record(context, subject, to, text, isToldOnThePhone(subject, text) ? 'skipped' : 'to-call');
    case 'none':
      return record(context, subject, to, text, 'skipped');
  }
}

export async function sendOrFail(
  deps: Pick<NotificationDeps, 'mailer'>,
  key: string,
  subject: Pick<Subject, 'town' | 'lang'>,
  address: string,
  mail: { subject: string; text: string },
): Promise<MailSent> {
  try {
    return await deps.mailer.sendMail({ key, to: address, lang: subject.lang, fromName: subject.town.name, ...mail });
  } catch (cause) {
    // A code, not the server's words: they may name the address, and end in the log.
    throw new Error('notice.mail-unavailable', { cause });
  }
}

export async function record(
  context: ReactionContext,
  subject: Subject,
  to: Addressee,
  text: Pick<NoticeText, 'template' | 'enclosure'>,
  state: 'sent' | 'to-print' | 'to-call' | 'skipped',
  blob?: string,
  part?: string,
): Promise<void> {
  const outcome = await context.execute(
    recordNotice,
    {
      caseId: subject.file.id,
      jobKey: part ? `${context.jobKey}:${part}` : context.jobKey,
      template: text.template,
      way: to.way,
      lang: subject.lang,
      role: roleOf(to),
      state,
      ...(blob === undefined ? {} : { blob }),
      ...(to.way === 'letter' && text.enclosure !== undefined ? { enclosure: text.enclosure } : {}),
    },
    part,
  );
  if (!outcome.ok && outcome.problems[0].code !== 'notice.already-told') throw new Error(outcome.problems[0].code);
}

function roleOf(to: Addressee): 'caller' | 'resident' | 'contact' | 'institution' {
  const roles = ['caller', 'resident', 'contact', 'institution'] as const;
  return roles.find((role) => role === to.party.role) ?? 'contact';
}

function isToldOnThePhone(subject: Subject, text: NoticeText): boolean {
  return subject.file.channel === 'phone' && (text.template === 'received' || text.template === 'received-group');
}

function letterOf(notice: Addressed, subject: Subject, to: Addressee): Promise<Uint8Array> {
  const { town, facts, now } = subject;
  return printLetter(
    composeLetter(notice, {
      date: dateInGermany(now),
      lines: addressOf(to.party) ?? [nameOf(to.party)],
      sender: { name: town.name, lines: town.address, office: facts.office, phone: facts.phone, email: town.email },
    }),
  );
}
