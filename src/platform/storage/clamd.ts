import { createConnection } from 'node:net';

export type ScanResult = 'clean' | 'infected' | 'unavailable';

/** Looks for viruses in a file. */
export type ScanFile = (bytes: Uint8Array) => Promise<ScanResult>;

const chunkBytes = 64 * 1024;

/**
 * Asks a clamd by its INSTREAM command (clamd(8)): chunks with their length in four bytes, big-endian, an empty one at
 * the end. Anything but a clear answer, also none within `timeoutMillis`, is `unavailable`: nobody has said it is clean.
 */
export function scanByClamd(at: { host: string; port: number }, timeoutMillis = 30_000): ScanFile {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = createConnection({ host: at.host, port: at.port });
      let said = '';
      const end = (result: ScanResult) => {
        socket.destroy();
        resolve(result);
      };
      socket.setTimeout(timeoutMillis, () => end('unavailable'));
      socket.on('error', () => end('unavailable'));
      socket.on('data', (piece) => {
        said += piece.toString('latin1');
        // A server that talks on and on is none of clamd.
        if (said.length > 4096) end('unavailable');
      });
      socket.on('close', () => resolve(resultOf(said)));
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let from = 0; from < bytes.length; from += chunkBytes) {
          const chunk = bytes.subarray(from, from + chunkBytes);
          socket.write(lengthOf(chunk.length));
          socket.write(chunk);
        }
        socket.write(lengthOf(0));
      });
    });
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** "stream: OK", "stream: Eicar-Signature FOUND" */
function resultOf(said: string): ScanResult {
  const line = said.split('\0')[0]?.trim() ?? '';
  if (/^stream: OK$/.test(line)) return 'clean';
  return /^stream: .+ FOUND$/.test(line) ? 'infected' : 'unavailable';
}
