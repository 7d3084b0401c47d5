import { areaLevels, trimArs } from './area-rules.ts';
import { childOf, childrenOf, textOf, type XmlNode } from './import-xml.ts';

/** A service with its texts as XZuFi brings it; HTML not yet cleaned. */
export interface XzufiService {
  kind: 'service';
  id: string;
  key: string | null;
  ars: string;
  /** Language to name. */
  names: Record<string, string>;
  /** Language to module code to HTML. */
  texts: Record<string, Record<string, string>>;
  words: string[];
  changedAt: string | null;
}

export interface XzufiOrganisation {
  kind: 'organisation';
  id: string;
  name: string;
  nameEn: string | null;
  ars: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
}

export interface XzufiResponsibility {
  kind: 'responsibility';
  id: string;
  serviceId: string;
  organisation: string;
  areas: string[];
  role: 'responsible' | 'contact' | 'executing';
}

export type XzufiObject = XzufiService | XzufiOrganisation | XzufiResponsibility;

// Codes of urn:de:xzufi:codeliste:leistungstextmodulleika, and names of the modules that have elements of their own.
const nameCodes = ['02', '03'];
const ownModules: Readonly<Record<string, string>> = {
  modulFrist: 'deadline',
  modulKosten: 'cost',
  modulBearbeitungsdauer: 'duration',
};

/** An id: agency and value, unique only together. Empty when either is missing. */
export function idOf(node: XmlNode | undefined): string {
  const value = textOf(node);
  const agency = node?.attributes.schemeAgencyID ?? '';
  return value === '' || agency === '' ? '' : `${agency}:${value}`;
}

/** Reads a `leistung` or one of its area-specific forms. A sentence instead of a service says why it is no valid one. */
export function readService(node: XmlNode): XzufiService | string {
  const id = idOf(childOf(node, 'id'));
  if (id === '') return 'service without id and agency';
  const names: Record<string, string> = {};
  const texts: Record<string, Record<string, string>> = {};
  const add = (code: string, contents: readonly XmlNode[]) => {
    for (const content of contents) {
      const lang = languageOf(content);
      const text = textOf(content);
      if (text === '') continue;
      if (nameCodes.includes(code)) {
        if (code === '02' || names[lang] === undefined) names[lang] = text;
      } else texts[lang] = { ...texts[lang], [code]: text };
    }
  };
  for (const module of childrenOf(node, 'modulText'))
    add(textOf(childOf(module, 'leikaTextmodul', 'code')), childrenOf(module, 'inhalt'));
  for (const [name, code] of Object.entries(ownModules))
    for (const module of childrenOf(node, name)) add(code, everyWithLanguage(module));
  if (Object.keys(names).length === 0) return `service ${id} without a name`;
  return {
    kind: 'service',
    id,
    key: keyOf(node),
    ars: areasOf(node, 'gueltigkeitGebietID')[0] ?? '',
    names,
    texts,
    words: childrenOf(node, 'modulBegriffImKontext').flatMap((module) =>
      deep(module, 'begriff')
        .map(textOf)
        .filter((word) => word !== ''),
    ),
    changedAt: instantOf(textOf(childOf(node, 'versionsinformation', 'geaendertDatumZeit'))),
  };
}

function keyOf(node: XmlNode): string | null {
  for (const reference of childrenOf(node, 'referenzLeiKa')) {
    const digits = textOf(childOf(reference, 'code')).replace(/\D/g, '');
    if (/^99\d{12}$/.test(digits)) return digits;
  }
  return null;
}

export function readOrganisation(node: XmlNode): XzufiOrganisation | string {
  const id = idOf(childOf(node, 'id'));
  if (id === '') return 'organisation without id and agency';
  const names = new Map(childrenOf(childOf(node, 'name'), 'name').map((each) => [languageOf(each), textOf(each)]));
  const name = names.get('de') ?? [...names.values()][0] ?? textOf(childOf(node, 'name'));
  if (name === '') return `organisation ${id} without a name`;
  const [address] = childrenOf(node, 'anschrift');
  const part = (field: string) => textOf(childOf(address, field));
  const lines = [
    `${part('strasse')} ${part('hausnummer')}`.trim(),
    `${part('postleitzahl')} ${part('ort')}`.trim(),
  ].filter((line) => line !== '');
  const ways = deep(node, 'erreichbarkeit');
  const way = (pattern: RegExp) =>
    ways.map((each) => textOf(childOf(each, 'kennung'))).find((text) => pattern.test(text));
  const regional = textOf(deep(address, 'regionalschluessel')[0]);
  return {
    kind: 'organisation',
    id,
    name,
    nameEn: names.get('en') ?? null,
    ars: /^\d{12}$/.test(regional) ? regional : null,
    address: lines.length > 0 ? lines.join(', ') : null,
    phone: way(/^[+0][\d\s/()-]{4,}$/) ?? null,
    email: way(/^[^@\s]+@[^@\s]+\.[^@\s]+$/) ?? null,
    website:
      [...deep(node, 'internetadresse').flatMap((each) => deep(each, 'uri').map(textOf)), way(/^https?:/) ?? ''].find(
        (text) => /^https?:\/\//.test(text),
      ) ?? null,
  };
}

const roles: Readonly<Record<string, XzufiResponsibility['role']>> = { '01': 'responsible', '02': 'contact' };

/** A `zustaendigkeitTransferObjekt`: which organisation does which service where. */
export function readResponsibility(node: XmlNode): XzufiResponsibility[] | string {
  const organisation =
    [...deep(node, 'organisationseinheitID'), ...deep(node, 'zustaendigeStelleID')].map(idOf)[0] ?? '';
  const rules = deep(node, 'zustaendigkeit');
  const found = (rules.length > 0 ? rules : [node]).map(
    (rule): XzufiResponsibility => ({
      kind: 'responsibility',
      id: idOf(childOf(rule, 'id')) || idOf(childOf(node, 'id')),
      serviceId: idOf(deep(rule, 'leistungID')[0]),
      organisation: organisation || idOf(deep(rule, 'organisationseinheitID')[0]),
      areas: areasOf(rule, 'gebietID'),
      role: roles[textOf(childOf(rule, 'rolle', 'code'))] ?? 'responsible',
    }),
  );
  for (const each of found) {
    if (each.id === '') return 'responsibility without id and agency';
    if (each.serviceId === '') return `responsibility ${each.id} names no service`;
    if (each.organisation === '') return `responsibility ${each.id} names no organisation`;
  }
  return found;
}

/** ARS digits of the areas named; a key of another kind is no area. */
function areasOf(node: XmlNode, name: string): string[] {
  return childrenOf(node, name).flatMap((each) => {
    const digits = textOf(each).replace(/\s/g, '');
    if (/^\d{12}$/.test(digits)) return [trimArs(digits)];
    if (/^\d{8}$/.test(digits)) return [trimArs(`${digits.slice(0, 5)}0000${digits.slice(5)}`)];
    return Object.values(areaLevels).some((length) => length === digits.length) && /^\d+$/.test(digits) ? [digits] : [];
  });
}

/** Two letters; "de" where nothing else is said. Plain German comes as de-x-leicht or de-LS. */
function languageOf(node: XmlNode): string {
  const code = (node.attributes.languageCode ?? node.attributes.lang ?? 'de').toLowerCase();
  return /^de-.*(leicht|ls|simple)/.test(code) ? 'de-plain' : code.slice(0, 2);
}

function everyWithLanguage(node: XmlNode): XmlNode[] {
  return node.attributes.languageCode !== undefined ? [node] : node.children.flatMap(everyWithLanguage);
}

/** All elements of a name below a node. */
function deep(node: XmlNode | undefined, name: string): XmlNode[] {
  return (node?.children ?? []).flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)]);
}

function instantOf(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
