import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const registerModes = ['normal', 'slow', 'down', 'refuse'] as const;
export type RegisterMode = (typeof registerModes)[number];

const arrivalSchema = z.object({
  key: z.string(),
  reference: z.string(),
  at: z.string(),
  town: z.string(),
  caseNumber: z.string(),
  service: z.string(),
  system: z.string(),
});
/** What the sandbox keeps of an application: enough to show that it came, nobody's name. */
export type Arrival = z.output<typeof arrivalSchema>;
const modeSchema = z.object({ mode: z.enum(registerModes) });

export interface RegisterStore {
  mode(): Promise<RegisterMode>;
  setMode(mode: RegisterMode): Promise<void>;
  /** Takes in under the key; a key that is there already gives its first reference and changes nothing. */
  takeIn(arrival: Omit<Arrival, 'reference'>): Promise<{ reference: string; again: boolean }>;
  /** Newest first. */
  arrivals(): Promise<Arrival[]>;
}

/** Files under DATA_DIR/register: one per key, on the disk before the answer goes out. */
export function openRegisterStore(dataDir: string): RegisterStore {
  const folder = join(dataDir, 'register');
  const modePath = join(folder, 'mode.json');
  const pathOf = (key: string) => join(folder, `${digest(key)}.arrival.json`);
  return {
    async mode() {
      const text = await orAbsent(readFile(modePath, 'utf8'));
      return text === undefined ? 'normal' : modeSchema.parse(JSON.parse(text)).mode;
    },
    async setMode(mode) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const temporary = `${modePath}.${randomBytes(6).toString('hex')}.part`;
      await writeSynced(temporary, JSON.stringify({ mode }));
      await rename(temporary, modePath);
    },
    async takeIn(arrival) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const reference = `R-${digest(arrival.key).slice(0, 10).toUpperCase()}`;
      const path = pathOf(arrival.key);
      const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
      await writeSynced(temporary, JSON.stringify({ ...arrival, reference }));
      try {
        // link refuses when the name is taken: of two deliveries of one key exactly one is the first.
        await link(temporary, path);
        return { reference, again: false };
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return { reference, again: true };
        throw error;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async arrivals() {
      const names = (await orAbsent(readdir(folder))) ?? [];
      const files = names.filter((name) => name.endsWith('.arrival.json'));
      const read = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
      return read
        .map((text) => arrivalSchema.parse(JSON.parse(text)))
        .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : one.key.localeCompare(other.key)));
    },
  };
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function orAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
