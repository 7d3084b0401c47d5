import { SaxesParser } from 'saxes';

/** An element without attributes: its local name, its own text, and what stands in it. */
export interface XmlNode {
  name: string;
  namespace: string;
  text: string;
  children: XmlNode[];
}

/** Why a document was not read, and where (counted from 1). */
export interface XmlProblem {
  code: 'xml.not-well-formed' | 'xml.has-doctype' | 'xml.too-deep' | 'xml.too-large' | 'xml.empty';
  line: number;
  column: number;
}

const deepest = 100;
const most = 200_000;

/**
 * Reads a small XML document into a tree. A document type (and with it every entity, near or far) is refused before
 * anything of it is looked at; depth and number of elements are bounded.
 */
export function parseXml(text: string): { ok: true; root: XmlNode } | { ok: false; problem: XmlProblem } {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlNode[] = [];
  let root: XmlNode | undefined;
  let count = 0;
  let problem: XmlProblem | undefined;
  const stop = (code: XmlProblem['code']) => {
    problem ??= { code, line: parser.line, column: parser.column + 1 };
    // Nothing after the first mistake is worth looking at.
    throw new Error(code);
  };
  parser.on('error', () => stop('xml.not-well-formed'));
  parser.on('doctype', () => stop('xml.has-doctype'));
  parser.on('opentag', (tag) => {
    count += 1;
    if (open.length >= deepest) stop('xml.too-deep');
    if (count > most) stop('xml.too-large');
    const node: XmlNode = { name: tag.local, namespace: tag.uri, text: '', children: [] };
    open[open.length - 1]?.children.push(node);
    root ??= node;
    open.push(node);
  });
  const add = (piece: string) => {
    const node = open[open.length - 1];
    if (node) node.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (problem) return { ok: false, problem };
    throw error;
  }
  return root ? { ok: true, root } : { ok: false, problem: { code: 'xml.empty', line: 1, column: 1 } };
}

export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((child) => child.name === name);

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];

/** The text of a child, trimmed; `undefined` where there is none. */
export function textOf(node: XmlNode | undefined, ...path: string[]): string | undefined {
  let at = node;
  for (const name of path) at = childOf(at, name);
  const text = at?.text.replace(/\s+/gu, ' ').trim();
  return text === undefined || text === '' || text === '-' ? undefined : text;
}
