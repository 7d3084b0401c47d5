import { childOf, childrenOf, parseXml, textOf, type XmlNode, type XmlProblem } from '#platform/xml/parse-xml.ts';

/** A field of a FIM schema (Datenfeld). */
export interface XdfField {
  kind: 'field';
  id: string;
  label: string;
  help: string | undefined;
  /** `input`, `select`, `label`, `hidden`, `locked` */
  art: string;
  /** `text`, `date`, `bool`, `num`, `num_int`, `num_currency`, `file`, `obj` */
  type: string;
  /** As written: JSON, or remarks of its author. */
  precision: string | undefined;
  codeList: string | undefined;
  min: number;
  /** `undefined`: any number. */
  max: number | undefined;
}

/** A group of fields (Datenfeldgruppe). */
export interface XdfGroup {
  kind: 'group';
  id: string;
  label: string;
  help: string | undefined;
  members: (XdfField | XdfGroup)[];
  min: number;
  max: number | undefined;
}

export interface XdfSchema {
  id: string;
  name: string;
  members: (XdfField | XdfGroup)[];
  /** Rules in words: what they mean has to be built by hand. */
  rules: { id: string; text: string }[];
}

export type XdfProblem = XmlProblem | { code: 'xdf.other-namespace'; found: string } | { code: 'xdf.no-schema' };

/** XDatenfelder 2.0, and its forerunner some published schemas are still written in. */
const namespaces = ['urn:xoev-de:fim:standard:xdatenfelder_2', 'urn:xoev-de:fim:standard:xdatenfelder_1'];

/** Reads a FIM schema (Stammdatenschema) of XDatenfelder 2.0. */
export function readXdf(text: string): { ok: true; schema: XdfSchema } | { ok: false; problem: XdfProblem } {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const { root } = parsed;
  if (!namespaces.includes(root.namespace))
    return { ok: false, problem: { code: 'xdf.other-namespace', found: root.namespace } };
  const schema = childOf(root, 'stammdatenschema');
  const id = schema && idOf(schema);
  if (!schema || !id) return { ok: false, problem: { code: 'xdf.no-schema' } };
  return {
    ok: true,
    schema: {
      id,
      name: textOf(schema, 'bezeichnungEingabe') ?? textOf(schema, 'name') ?? id,
      members: membersOf(schema),
      rules: rulesOf(root),
    },
  };
}

/** Version 2 puts the id into `identifikation`, version 1 directly. */
const idOf = (node: XmlNode): string | undefined => textOf(node, 'identifikation', 'id') ?? textOf(node, 'id');

function membersOf(node: XmlNode): (XdfField | XdfGroup)[] {
  return childrenOf(node, 'struktur').flatMap((part): (XdfField | XdfGroup)[] => {
    const held = childOf(part, 'enthaelt');
    const count = countOf(textOf(part, 'anzahl'));
    const group = childOf(held, 'datenfeldgruppe');
    const field = childOf(held, 'datenfeld');
    const found = group ?? field;
    const id = found && idOf(found);
    if (!found || !id) return [];
    const label = textOf(found, 'bezeichnungEingabe') ?? textOf(found, 'name') ?? id;
    const help = textOf(found, 'hilfetextEingabe');
    if (group) return [{ kind: 'group', id, label, help, members: membersOf(group), ...count }];
    return [
      {
        kind: 'field',
        id,
        label,
        help,
        art: textOf(found, 'feldart', 'code') ?? 'input',
        type: textOf(found, 'datentyp', 'code') ?? 'text',
        precision: textOf(found, 'praezisierung'),
        codeList: codeListOf(found),
        ...count,
      },
    ];
  });
}

/** "0:1", "1:*" */
function countOf(text = '1:1'): { min: number; max: number | undefined } {
  const [, min = '1', max = '1'] = /^(\d{1,4}):(\d{1,4}|\*)$/.exec(text) ?? [];
  return { min: Number(min), max: max === '*' ? undefined : Number(max) };
}

function codeListOf(field: XmlNode): string | undefined {
  const reference = childOf(field, 'codelisteReferenz');
  return (
    textOf(reference, 'genericodeIdentification', 'canonicalVersionUri') ??
    textOf(reference, 'genericodeIdentification', 'canonicalIdentification') ??
    textOf(childOf(field, 'codeliste'), 'kennung')
  );
}

function rulesOf(node: XmlNode): { id: string; text: string }[] {
  const found = new Map<string, string>();
  const look = (at: XmlNode) => {
    const id = at.name === 'regel' ? idOf(at) : undefined;
    if (id) found.set(id, textOf(at, 'definition') ?? textOf(at, 'name') ?? '');
    for (const child of at.children) look(child);
  };
  look(node);
  return [...found].map(([id, text]) => ({ id, text }));
}
