import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const registerModes = ['normal', 'slow', 'down', 'refuse', 'contradict'] as const;
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
const answerSchema = z.object({
  key: z.string(),
  at: z.string(),
  operation: z.string(),
  town: z.string(),
  status: z.int(),
  body: z.record(z.string(), z.unknown()),
});
/** An order the sandbox has carried out: the same key is answered with it again. */
export type Answered = z.output<typeof answerSchema>;
const modeSchema = z.object({ mode: z.enum(registerModes) });

export interface RegisterStore {
  mode(): Promise<RegisterMode>;
  setMode(mode: RegisterMode): Promise<void>;
  /** Takes in under the key; a key that is there already gives its first reference and changes nothing. */
  takeIn(arrival: Omit<Arrival, 'reference'>): Promise<{ reference: string; again: boolean }>;
  /** Newest first. */
  arrivals(): Promise<Arrival[]>;
  answered(key: string): Promise<Answered | undefined>;
  /** Keeps a yes under its key; of two at once the first one stands and is given back. */
  keep(answer: Answered): Promise<Answered>;
  /** Newest first. */
  answers(): Promise<Answered[]>;
}

/** The reference of an order: always the same for its key. */
export function referenceOf(key: string): string {
  return `R-${digest(key).slice(0, 10).toUpperCase()}`;
}

/** Files under DATA_DIR/register: one per key, on the disk before the answer goes out. */
export function openRegisterStore(dataDir: string): RegisterStore {
  const folder = join(dataDir, 'register');
  const modePath = join(folder, 'mode.json');
  const pathOf = (key: string) => join(folder, `${digest(key)}.arrival.json`);
  const answerPath = (key: string) => join(folder, `${digest(key)}.answer.json`);
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
      const reference = referenceOf(arrival.key);
      const again = !(await writeOnce(pathOf(arrival.key), { ...arrival, reference }));
      return { reference, again };
    },
    async arrivals() {
      return newestFirst(await readAll('.arrival.json', (value) => arrivalSchema.parse(value)));
    },
    async answered(key) {
      const text = await orAbsent(readFile(answerPath(key), 'utf8'));
      return text === undefined ? undefined : answerSchema.parse(JSON.parse(text));
    },
    async keep(answer) {
      if (await writeOnce(answerPath(answer.key), answer)) return answer;
      return answerSchema.parse(JSON.parse(await readFile(answerPath(answer.key), 'utf8')));
    },
    async answers() {
      return newestFirst(await readAll('.answer.json', (value) => answerSchema.parse(value)));
    },
  };

  /** Whole or not at all; false when there is one already. */
  async function writeOnce(path: string, value: unknown): Promise<boolean> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
    await writeSynced(temporary, JSON.stringify(value));
    try {
      // link refuses when the name is taken: of two deliveries of one key exactly one is the first.
      await link(temporary, path);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async function readAll<T>(ending: string, parse: (value: unknown) => T): Promise<T[]> {
    const names = (await orAbsent(readdir(folder))) ?? [];
    const files = names.filter((name) => name.endsWith(ending));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    return texts.map((text) => parse(JSON.parse(text)));
  }
}

function newestFirst<T extends { at: string; key: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((one, other) =>
    one.at < other.at ? 1 : one.at > other.at ? -1 : one.key.localeCompare(other.key),
  );
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
