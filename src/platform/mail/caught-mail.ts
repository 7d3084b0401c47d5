import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { z } from 'zod';

/** The caught mail of the demonstration: .eml files with a small summary beside each, under DATA_DIR/mail. */
const summarySchema = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
});
export type CaughtSummary = z.output<typeof summarySchema>;

export type CaughtMail = CaughtSummary & {
  text: string;
  html: string | undefined;
  headers: { name: string; value: string }[];
  attachments: { name: string; type: string; bytes: Uint8Array }[];
};

/** Keeps one mail; one with a Message-ID already here is the same delivery again and changes nothing. */
export async function keepMail(
  dataDir: string,
  raw: Uint8Array,
  envelope: { from: string; to: string[]; at: string },
): Promise<string> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const parsed = await simpleParser(Buffer.from(raw));
  const identity = parsed.messageId ?? Buffer.from(raw);
  const id = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  if ((await readSummary(folder, `${id}.json`)) !== undefined) return id;
  await writeWhole(join(folder, `${id}.eml`), raw);
  const summary: CaughtSummary = { id, ...envelope, subject: parsed.subject ?? '' };
  await writeWhole(join(folder, `${id}.json`), JSON.stringify(summary));
  return id;
}

/** Newest first. */
export async function listMail(dataDir: string): Promise<CaughtSummary[]> {
  const folder = folderOf(dataDir);
  const names = await orAbsent(readdir(folder));
  const wanted = (names ?? []).filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
  const summaries = await Promise.all(wanted.map((name) => readSummary(folder, name)));
  return summaries.filter((summary) => summary !== undefined).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** One mail with its parts, or `undefined`. The HTML is foreign text: show it in a sandboxed frame or as text. */
export async function readMail(dataDir: string, id: string): Promise<CaughtMail | undefined> {
  if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
  const folder = folderOf(dataDir);
  const summary = await readSummary(folder, `${id}.json`);
  const raw = await orAbsent(readFile(join(folder, `${id}.eml`)));
  if (summary === undefined || raw === undefined) return undefined;
  const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  return {
    ...summary,
    text: parsed.text ?? '',
    html: parsed.html === false ? undefined : parsed.html,
    headers: parsed.headerLines.map(({ key, line }) => ({ name: key, value: line.replace(/^[^:]*:\s*/, '') })),
    attachments: parsed.attachments.map((part) => ({
      name: part.filename ?? 'attachment',
      type: part.contentType,
      bytes: part.content,
    })),
  };
}

function folderOf(dataDir: string): string {
  return join(dataDir, 'mail');
}

async function readSummary(folder: string, name: string): Promise<CaughtSummary | undefined> {
  const text = await orAbsent(readFile(join(folder, name), 'utf8'));
  return text === undefined ? undefined : summarySchema.parse(JSON.parse(text));
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  await writeFile(temporary, content, { mode: 0o600 });
  await rename(temporary, path);
}

async function orAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
