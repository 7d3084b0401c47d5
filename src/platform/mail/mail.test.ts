import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listMail, readMail } from './caught-mail.ts';
import { htmlAlternative } from './html-alternative.ts';
import { type Mail, openMailer } from './send-mail.ts';

const from = 'Stadt Musterstadt <noreply@musterstadt.example>';
const mail: Mail = {
  key: 'case.submitted/1/mail',
  to: 'ayse@example.org',
  subject: 'Ihre Anfrage K7M-4PX-92 – wir haben sie erhalten',
  text: 'Guten Tag Ayşe Yılmaz,\n\nwir melden uns bis Montag.\nStand: https://stadt.example/v/K7M4PX92.\n\n<b>Ihre Stadt</b>',
  lang: 'de',
};

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mail-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('catches mail without a server, and keeps it over a restart', async () => {
  expect(await listMail(dataDir)).toEqual([]);
  const mailer = await openMailer({ from, dataDir });
  const attachments = [{ name: 'Bestätigung.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }];
  expect((await mailer.sendMail({ ...mail, attachments })).ok).toBe(true);
  await mailer.close();

  const [summary] = await listMail(dataDir);
  expect(summary).toMatchObject({ to: [mail.to], from: 'noreply@musterstadt.example', subject: mail.subject });
  const read = await readMail(dataDir, summary?.id ?? '');
  expect(read?.text).toContain('Guten Tag Ayşe Yılmaz');
  expect(read?.html).toContain('&lt;b&gt;Ihre Stadt');
  expect(read?.headers).toContainEqual({ name: 'auto-submitted', value: 'auto-generated' });
  expect(read?.attachments[0]).toMatchObject({ name: 'Bestätigung.pdf', type: 'application/pdf' });
});

it('keeps one mail when the same job sends twice, two for two jobs', async () => {
  const mailer = await openMailer({ from, dataDir });
  const first = await mailer.sendMail(mail);
  const again = await mailer.sendMail(mail);
  await mailer.sendMail({ ...mail, key: 'case.decided/1/mail' });
  await mailer.close();
  expect(again).toEqual(first);
  expect(await listMail(dataDir)).toHaveLength(2);
});

it('cannot be made to write to somebody else', async () => {
  const mailer = await openMailer({ from, dataDir });
  await mailer.sendMail({ ...mail, subject: 'Hallo\r\nBcc: other@example.org' });
  await mailer.close();
  const [summary] = await listMail(dataDir);
  expect(summary?.to).toEqual([mail.to]);
  const read = await readMail(dataDir, summary?.id ?? '');
  expect(read?.headers.map((header) => header.name)).not.toContain('bcc');
});

it('finds no mail outside its folder', async () => {
  expect(await readMail(dataDir, '../../etc/passwd')).toBeUndefined();
  expect(await readMail(dataDir, '0'.repeat(32))).toBeUndefined();
});

it('tells a refused recipient from a server that is away', async () => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('No such user'), { responseCode: 550 })),
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const mailer = await openMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from, dataDir });
  expect(await mailer.sendMail(mail)).toEqual({ ok: false, problem: 'mail.recipient-refused' });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await expect(mailer.sendMail(mail)).rejects.toThrow();
  await mailer.close();
});

it('makes links of addresses and text of everything else', () => {
  const html = htmlAlternative('Siehe https://a.example/x?y=1&z=2. "Gut" <script>', 'de');
  expect(html).toContain(
    '<a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a>. &quot;Gut&quot; &lt;script&gt;',
  );
  expect(html).toContain('lang="de"');
});
