import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { htmlAlternative } from './html-alternative.ts';
import { startMailCatcher } from './mail-catcher.ts';

/** `key` is the job's key: the same key gives the same Message-ID, so a repeated delivery can be told as such. */
export type Mail = {
  key: string;
  to: string;
  subject: string;
  text: string;
  lang: 'de' | 'en';
  replyTo?: string;
  /** Names the town as sender; the address stays the installation's. */
  fromName?: string;
  attachments?: { name: string; type: string; bytes: Uint8Array }[];
};

/** A refused recipient will not be accepted by trying again; everything else is thrown and the job is retried. */
export type MailSent = { ok: true; messageId: string } | { ok: false; problem: 'mail.recipient-refused' };

export interface Mailer {
  sendMail(mail: Mail): Promise<MailSent>;
  close(): Promise<void>;
}

/** Sends by `smtpUrl`; without one into the caught mail of the demonstration (`listMail`, `readMail`). */
export async function openMailer(options: { smtpUrl?: string; from: string; dataDir: string }): Promise<Mailer> {
  const catcher = options.smtpUrl === undefined ? await startMailCatcher(options.dataDir) : undefined;
  const transport = createTransport({
    ...connection(options.smtpUrl ?? `smtp://127.0.0.1:${catcher?.port}`),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { address, name } = splitAddress(options.from);
  const domain = address.split('@')[1] ?? 'localhost';

  return {
    async sendMail(mail) {
      const messageId = `<${createHash('sha256').update(mail.key).digest('hex').slice(0, 40)}@${domain}>`;
      try {
        await transport.sendMail({
          messageId,
          from: { name: mail.fromName ?? name, address },
          to: { name: '', address: mail.to },
          ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
          subject: mail.subject,
          text: mail.text,
          html: htmlAlternative(mail.text, mail.lang),
          // RFC 3834: holiday notices and mailing lists must not answer a machine.
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': mail.lang,
          },
          attachments: (mail.attachments ?? []).map((part) => ({
            filename: part.name,
            contentType: part.type,
            content: Buffer.from(part.bytes),
          })),
        });
        return { ok: true, messageId };
      } catch (error) {
        if (isRecipientRefused(error)) return { ok: false, problem: 'mail.recipient-refused' };
        throw error;
      }
    },
    async close() {
      transport.close();
      await catcher?.stop();
    },
  };
}

/** smtp://user:pass@host:587 (STARTTLS when offered; `?requireTLS=true` insists) or smtps://…:465. */
function connection(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: url.searchParams.get('requireTLS') === 'true',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  };
}

function splitAddress(from: string): { name: string; address: string } {
  const match = /^(.*)<([^<>]+)>$/.exec(from);
  if (match === null) return { name: '', address: from.trim() };
  return { name: (match[1] ?? '').trim(), address: (match[2] ?? '').trim() };
}

function isRecipientRefused(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EENVELOPE') return false;
  return (
    'responseCode' in error &&
    typeof error.responseCode === 'number' &&
    error.responseCode >= 550 &&
    error.responseCode < 554
  );
}
