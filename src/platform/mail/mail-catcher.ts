import { SMTPServer } from 'smtp-server';
import { keepMail } from './caught-mail.ts';

/** A real SMTP server on a free loopback port that keeps everything and delivers nothing. */
export async function startMailCatcher(dataDir: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    size: 25 * 1024 * 1024,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('Message too large'), { responseCode: 552 }));
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          at: new Date().toISOString(),
        };
        keepMail(dataDir, Buffer.concat(chunks), envelope).then(
          () => done(),
          (error: Error) => done(error),
        );
      });
    },
  });
  // Broken connections are the client's affair; without a listener they would end the process.
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address();
      if (address === null || typeof address === 'string') reject(new Error('mail catcher has no port'));
      else resolve(address.port);
    });
  });
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
