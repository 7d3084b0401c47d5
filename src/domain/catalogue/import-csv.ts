import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import type { ImportRun } from './import-report.ts';
import { refuse } from './problems.ts';

const rowShape = z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) });

/** One line of a table: its number in the file and its fields by column. */
export interface CsvRow {
  line: number;
  fields: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV file with a header as a stream. Refuses a file that is missing, in another encoding, damaged or cut off
 * (a row with too few fields, a quote that never closes); the caller's transaction then rolls back.
 */
export async function* readCsv(file: string, run: Pick<ImportRun, 'encoding' | 'onProgress'>): AsyncGenerator<CsvRow> {
  const name = basename(file);
  const size = await sizeOf(file);
  const lines = parse({
    bom: true,
    columns: true,
    info: true,
    delimiter: await delimiterOf(file),
    max_record_size: 100_000,
  });
  // What goes wrong while reading arrives where the rows are taken.
  pipeline(Readable.from(readText(file, run, size)), lines, () => undefined);
  try {
    for await (const row of lines) {
      const { info, record } = rowShape.parse(row);
      yield { line: info.lines, fields: record };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw refuse('import.broken-csv', { data: { file: name, line: Number(error.lines ?? 0), why: error.code } });
    throw error;
  }
}

/** The text of a file, piece by piece, strictly in its encoding. */
export async function* readText(
  file: string,
  run: Pick<ImportRun, 'encoding' | 'onProgress'>,
  size: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(run.encoding, { fatal: true });
  let done = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      if (!Buffer.isBuffer(chunk)) continue;
      const text = decoder.decode(chunk, { stream: true });
      done += chunk.length;
      run.onProgress(done, size);
      yield text;
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw refuse('import.wrong-encoding', { data: { file: basename(file), at: done } });
    throw error;
  }
}

/** Size in bytes; refuses what is no readable file. */
export async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw refuse('import.no-file', { data: { file } });
  return found.size;
}

async function delimiterOf(file: string): Promise<string> {
  for await (const chunk of createReadStream(file, { end: 2000, encoding: 'latin1' })) {
    const [head = ''] = String(chunk).split('\n');
    return head.split(';').length > head.split(',').length ? ';' : ',';
  }
  return ',';
}

/** A column by the names the known producers give it. */
export interface Column {
  names: readonly string[];
  optional?: true;
}

/** Reads fields by column; refuses a table without rows or without a needed column. */
export function columnReader<const C extends Readonly<Record<string, Column>>>(
  file: string,
  first: CsvRow | undefined,
  columns: C,
): (row: CsvRow, column: keyof C & string) => string {
  if (!first) throw refuse('import.empty', { data: { file: basename(file) } });
  const fold = (name: string) => name.toLowerCase().replace(/[^a-zäöü]/g, '');
  const present = new Map(Object.keys(first.fields).map((name) => [fold(name), name]));
  const found = new Map(
    Object.entries(columns).map(([id, { names }]) => [
      id,
      names.map((name) => present.get(fold(name))).find((name) => name !== undefined),
    ]),
  );
  const missing = Object.entries(columns).filter(([id, column]) => !column.optional && found.get(id) === undefined);
  if (missing.length > 0)
    throw refuse('import.no-columns', {
      data: { file: basename(file), columns: missing.map(([, { names }]) => names.join('/')).join(', ') },
    });
  return (row, column) => row.fields[found.get(column) ?? '']?.trim() ?? '';
}
