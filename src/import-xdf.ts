import { readFile, writeFile } from 'node:fs/promises';
import { checkDefinition, draftFromXdf, readXdf, type XdfNote, type XdfProblem } from '#domain/applications/index.ts';

/** FIM schemas have some hundred kilobytes; more is no schema. */
const largest = 20_000_000;

export type XdfImport = { ok: true; json: string; report: string[] } | { ok: false; message: string };

/**
 * Reads an XDatenfelder 2.0 file into the first draft of a form. Writes nothing to the database: the draft is to be
 * read, finished in the editor and made to count there.
 */
export async function importXdf(file: string): Promise<XdfImport> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return { ok: false, message: `${file}: cannot be read` };
  }
  if (bytes.length > largest)
    return { ok: false, message: `${file}: has ${bytes.length} bytes, at most ${largest} are read` };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, message: `${file}: is not UTF-8` };
  }
  const read = readXdf(text);
  if (!read.ok) return { ok: false, message: `${file}: ${problemWords(read.problem)}` };
  const { definition, notes } = draftFromXdf(read.schema);
  const [unsound] = checkDefinition(definition);
  if (unsound) return { ok: false, message: `${file}: makes no sound form (${unsound.at}: ${unsound.code})` };
  return {
    ok: true,
    json: `${JSON.stringify(definition, null, 2)}\n`,
    report: [
      `${read.schema.id} ${read.schema.name}: ${definition.pages.length} pages, ${Object.keys(definition.fields).length} answers`,
      ...notes.map(noteWords),
    ],
  };
}

/** `import xdf FILE [OUT]` @returns whether it went well */
export async function runXdfImport(
  [file, out]: readonly string[],
  say: (line: string) => void,
  complain: (line: string) => void,
): Promise<boolean> {
  if (!file) {
    complain('Name the file: import xdf FILE [OUT]');
    return false;
  }
  const imported = await importXdf(file);
  if (!imported.ok) {
    complain(imported.message);
    return false;
  }
  for (const line of imported.report) complain(line);
  if (out === undefined) say(imported.json);
  else {
    await writeFile(out, imported.json);
    complain(`The draft is in ${out}. Finish it, and make it count at /desk/forms.`);
  }
  return true;
}

function problemWords(problem: XdfProblem): string {
  switch (problem.code) {
    case 'xdf.other-namespace':
      return `is no XDatenfelder 2.0: its namespace is ${JSON.stringify(problem.found.slice(0, 100))}`;
    case 'xdf.no-schema':
      return 'holds no Stammdatenschema';
    case 'xml.has-doctype':
      return `line ${problem.line}: a document type is not allowed (no entities are ever resolved)`;
    case 'xml.too-deep':
      return `line ${problem.line}: elements stand too deep in one another`;
    case 'xml.too-large':
      return `line ${problem.line}: too many elements`;
    case 'xml.empty':
      return 'is empty';
    case 'xml.not-well-formed':
      return `line ${problem.line}, column ${problem.column}: is no well-formed XML (cut off?)`;
  }
}

const noteTexts: Record<XdfNote['note'], (more: string) => string> = {
  'only-text': () => 'is a text, not a question; left out',
  'not-shown': (more) => `is not asked of people (${more}); left out`,
  'options-missing': (more) =>
    `is a choice whose code list is not in the file (${more || 'no list named'}); asked as text`,
  'precision-not-understood': (more) => `precision is no JSON (${more}); left out`,
  'type-not-understood': (more) => `unknown type ${more}; asked as text`,
  'count-lowered': (more) => `may come any number of times; at most ${more} are asked`,
  'group-inside-group': () => 'repeats within something that repeats; asked once',
  rule: (more) => `rule to be built by hand: ${more}`,
  'english-missing': () => 'English texts are copies of the German ones; to be translated',
  'page-split': (more) => `has many questions; split into ${more} pages`,
};

function noteWords({ at, note, more = '' }: XdfNote): string {
  return `${at}: ${noteTexts[note](more)}`;
}
