import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { paymentRequest } from '#domain/payments/index.ts';

export const payModes = ['normal', 'slow', 'down'] as const;
export type PayMode = (typeof payModes)[number];

/** What a payer can do on the sandbox's page. `twice`: looks failed, and is booked as soon as another try is paid. */
export const payChoices = ['pay', 'slowly', 'fail', 'cancel', 'twice'] as const;
export type PayChoice = (typeof payChoices)[number];

const transactionSchema = z.object({
  id: z.string(),
  endPoint: z.string(),
  at: z.string(),
  request: paymentRequest,
  choice: z.enum(payChoices).optional(),
  chosenAt: z.string().optional(),
});
export type Transaction = z.output<typeof transactionSchema>;
export type PayStatus = 'INITIAL' | 'PAYED' | 'FAILED' | 'CANCELED';
const modeSchema = z.object({ mode: z.enum(payModes) });

export interface PayStore {
  mode(): Promise<PayMode>;
  setMode(mode: PayMode): Promise<void>;
  /** A new transaction; `undefined` when there is one for the request id already. */
  begin(of: Pick<Transaction, 'endPoint' | 'at' | 'request'>): Promise<Transaction | undefined>;
  find(id: string): Promise<Transaction | undefined>;
  choose(transaction: Transaction, choice: PayChoice, at: string): Promise<void>;
  /** Newest first. */
  all(): Promise<Transaction[]>;
}

/** Files under DATA_DIR/pay, one per request id: of two equal requests exactly one makes the transaction. */
export function openPayStore(dataDir: string): PayStore {
  const folder = join(dataDir, 'pay');
  const modePath = join(folder, 'mode.json');
  const pathOf = (id: string) => join(folder, `${id}.transaction.json`);
  const store: PayStore = {
    async mode() {
      const text = await orAbsent(readFile(modePath, 'utf8'));
      return text === undefined ? 'normal' : modeSchema.parse(JSON.parse(text)).mode;
    },
    setMode: (mode) => replace(modePath, { mode }),
    async begin(of) {
      const transaction: Transaction = { ...of, id: `SB-${digest(of.request.requestId).slice(0, 20).toUpperCase()}` };
      const temporary = await write(folder, transaction);
      try {
        // link refuses when the name is taken.
        await link(temporary, pathOf(transaction.id));
        return transaction;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
        throw error;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async find(id) {
      if (!/^SB-[0-9A-F]{20}$/.test(id)) return undefined;
      const text = await orAbsent(readFile(pathOf(id), 'utf8'));
      return text === undefined ? undefined : transactionSchema.parse(JSON.parse(text));
    },
    choose: (transaction, choice, chosenAt) => replace(pathOf(transaction.id), { ...transaction, choice, chosenAt }),
    async all() {
      const names = ((await orAbsent(readdir(folder))) ?? []).filter((name) => name.endsWith('.transaction.json'));
      const read = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      return read
        .map((text) => transactionSchema.parse(JSON.parse(text)))
        .toSorted((one, other) => other.at.localeCompare(one.at) || one.id.localeCompare(other.id));
    },
  };
  return store;

  async function replace(path: string, value: unknown): Promise<void> {
    await rename(await write(folder, value), path);
  }
}

/** How a transaction stands now: from what its payer chose, and when. */
export function statusNow(
  transaction: Transaction,
  all: readonly Transaction[],
  now: string,
  slowMs: number,
): PayStatus {
  switch (transaction.choice) {
    case undefined:
      return 'INITIAL';
    case 'pay':
      return 'PAYED';
    case 'slowly':
      return Date.parse(now) - Date.parse(transaction.chosenAt ?? now) >= slowMs ? 'PAYED' : 'INITIAL';
    case 'fail':
      return 'FAILED';
    case 'cancel':
      return 'CANCELED';
    case 'twice': {
      const others = all.filter(
        (other) =>
          other.id !== transaction.id &&
          other.endPoint === transaction.endPoint &&
          other.request.purpose === transaction.request.purpose,
      );
      return others.some((other) => other.choice === 'pay' || other.choice === 'slowly') ? 'PAYED' : 'FAILED';
    }
  }
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** A file of its own, on the disk before it is shown under its name. */
async function write(folder: string, value: unknown): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `${randomBytes(6).toString('hex')}.part`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(value));
    await file.sync();
  } finally {
    await file.close();
  }
  return temporary;
}

async function orAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
