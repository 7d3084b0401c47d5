import { basename } from 'node:path';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { readText, sizeOf } from './import-csv.ts';
import type { ImportRun } from './import-report.ts';
import { refuse } from './problems.ts';

/** One element with what is in it; names without prefix. */
export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  text: string;
}

/** A whole object of the file, with the elements it stood in; `tooLarge` instead of a tree that grew beyond bounds. */
export interface XmlObject {
  node: XmlNode;
  path: readonly string[];
  line: number;
  tooLarge: boolean;
}

// Bounds of one object. Real ones are below a tenth of it; what is larger is skipped and reported.
const maxNodes = 20_000;
const maxText = 2_000_000;
const maxDepth = 100;

/**
 * Reads an XML file as a stream and yields the objects of the wanted names as small trees, a batch per piece of the
 * file, so that memory stays bounded. Refuses a DTD (and with it every entity of the file's own), another namespace, a
 * damaged or cut-off file.
 */
export async function* readXmlObjects(
  file: string,
  run: Pick<ImportRun, 'encoding' | 'onProgress'>,
  wanted: ReadonlySet<string>,
  namespace: RegExp,
): AsyncGenerator<XmlObject[]> {
  const name = basename(file);
  const size = await sizeOf(file);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: string[] = [];
  let building: XmlNode[] = [];
  let nodes = 0;
  let letters = 0;
  let ready: XmlObject[] = [];
  let rootSeen = false;
  parser.on('doctype', () => {
    throw refuse('import.doctype', { data: { file: name } });
  });
  parser.on('error', (error) => {
    const [why = ''] = error.message.replace(/^[^ ]*:\d+:\d+: /, '').split('\n');
    throw refuse('import.broken-xml', { data: { file: name, line: parser.line, why } });
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const { local } = tag;
    if (!rootSeen) {
      rootSeen = true;
      const { uri } = tag;
      if (!namespace.test(uri)) throw refuse('import.wrong-namespace', { data: { file: name, namespace: uri || '–' } });
    }
    open.push(local);
    if (open.length > maxDepth)
      throw refuse('import.broken-xml', { data: { file: name, line: parser.line, why: 'nested too deeply' } });
    if (building.length === 0 && !wanted.has(local)) return;
    nodes += 1;
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) attributes[attribute.local] = attribute.value;
    const node: XmlNode = { name: local, attributes, children: [], text: '' };
    if (nodes <= maxNodes) building.at(-1)?.children.push(node);
    building.push(node);
  });
  const addText = (text: string) => {
    const node = building.at(-1);
    if (!node) return;
    letters += text.length;
    if (letters <= maxText) node.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
    const node = building.at(-1);
    if (!node) return;
    building = building.slice(0, -1);
    if (building.length > 0) return;
    ready.push({ node, path: [...open], line: parser.line, tooLarge: nodes > maxNodes || letters > maxText });
    nodes = 0;
    letters = 0;
  });
  for await (const text of readText(file, run, size)) {
    parser.write(text);
    if (ready.length > 0) {
      yield ready;
      ready = [];
    }
  }
  parser.close();
  if (!rootSeen) throw refuse('import.broken-xml', { data: { file: name, line: 1, why: 'no element' } });
  if (ready.length > 0) yield ready;
}

/** The children of a name; one element or many look the same. */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

export function textOf(node: XmlNode | undefined): string {
  return node?.text.trim() ?? '';
}
