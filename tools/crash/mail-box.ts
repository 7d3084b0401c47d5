import { SMTPServer } from 'smtp-server';

/** A mail server outside the product that outlives every kill and counts how often each message came. */
export interface MailBox {
  readonly url: string;
  /** Deliveries by Message-ID. */
  readonly deliveries: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function openMailBox(): Promise<MailBox> {
  const deliveries = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const id = /^Message-ID:\s*(<[^>]+>)/im.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? '';
        deliveries.set(id, (deliveries.get(id) ?? 0) + 1);
        done();
      });
    },
  });
  // A killed client breaks its connection; without a listener that would end us.
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address();
      if (address === null || typeof address === 'string') reject(new Error('the mail box has no port'));
      else resolve(address.port);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    deliveries,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
