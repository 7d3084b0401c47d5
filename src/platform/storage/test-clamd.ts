import { createServer, type Server } from 'node:net';

/** A clamd of a few lines for tests: speaks INSTREAM and finds `EICAR`. */
export function fakeClamd({ received, answer }: { received?: Buffer[]; answer?: string } = {}): Server {
  return createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece]);
      const file = readStream(bytes);
      if (file === undefined) return;
      received?.push(file);
      socket.end(answer ?? (file.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'));
    });
  });
}

/** The file, once its empty last chunk has come. */
function readStream(bytes: Buffer): Buffer | undefined {
  const start = 'zINSTREAM\0'.length;
  const chunks: Buffer[] = [];
  for (let at = start; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > bytes.length) return undefined;
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
