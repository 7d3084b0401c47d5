import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateDecision, parseDecisions } from './index.ts';

// The OMG's test kit, beside the checkout: every model and expected result of compliance level 2.
const kit = join(import.meta.dirname, 'tck/compliance-level-2');

interface Tag {
  name: string;
  attributes: Record<string, string>;
  children: Tag[];
  text: string;
}

describe.each(readdirSync(kit))('%s', (folder) => {
  const files = readdirSync(join(kit, folder));
  const xml = readFileSync(join(kit, folder, files.find((file) => file.endsWith('.dmn')) ?? ''), 'utf8');
  const cases = files
    .filter((file) => file.endsWith('.xml'))
    .flatMap((file) => all(readXml(readFileSync(join(kit, folder, file), 'utf8')), 'testCase'));

  it.each(cases.map((each) => [each.attributes.id ?? '', each] as const))('case %s', async (_id, testCase) => {
    const parsed = await parseDecisions(xml);
    if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
    const facts = Object.fromEntries(
      all(testCase, 'inputNode').map((node) => [node.attributes.name ?? '', readValue(node)]),
    );
    for (const node of all(testCase, 'resultNode')) {
      const expected = readValue(node.children.find((child) => child.name === 'expected') ?? node);
      const result = evaluateDecision(parsed.model, node.attributes.name ?? '', facts);
      // Where the kit knows only null, this evaluator says what is wrong.
      expect(result.ok ? near(result.value) : null).toEqual(near(expected));
    }
  });
});

/** FEEL counts in decimals, JavaScript does not: compared to eight digits, as the kit's own runners do. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(8));
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, near(each)]));
}

function readValue(node: Tag): unknown {
  const parts = node.children.filter((child) => child.name === 'component');
  if (parts.length > 0) return Object.fromEntries(parts.map((part) => [part.attributes.name ?? '', readValue(part)]));
  const list = node.children.find((child) => child.name === 'list');
  if (list) return list.children.map(readValue);
  const value = node.children.find((child) => child.name === 'value');
  if (!value || value.attributes['xsi:nil'] === 'true') return null;
  const type = value.attributes['xsi:type'];
  if (type === 'xsd:decimal' || type === 'xsd:double') return Number(value.text);
  return type === 'xsd:boolean' ? value.text === 'true' : value.text;
}

function all(tag: Tag, name: string): Tag[] {
  return tag.children.flatMap((child) => (child.name === name ? [child] : all(child, name)));
}

function readXml(xml: string): Tag {
  const root: Tag = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, close, name = '', rest = '', self, text = ''] of xml.matchAll(
    /<(?:!--[\s\S]*?--|\?[\s\S]*?\?|(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?))>([^<]*)/g,
  )) {
    if (name === '') continue;
    if (close) {
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value ?? '']),
    );
    const tag: Tag = { name, attributes, children: [], text: text.replaceAll('&lt;', '<').replaceAll('&amp;', '&') };
    open.at(-1)?.children.push(tag);
    if (!self) open.push(tag);
  }
  return root;
}
