import { DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import { compileCell } from './compile-formula.ts';
import { problemAt } from './messages.ts';
import { definitionsShape, elementShape, itemShape } from './read-element.ts';
import { type LogicReader, readLogic } from './read-logic.ts';
import { readXml } from './read-xml.ts';
import type { Decision, DecisionModel, FunctionLogic, InputData, ItemType, KnowledgeModel, Problem } from './rules.ts';

type Parsed = { ok: true; model: DecisionModel } | { ok: false; problems: readonly Problem[] };
type Element = z.infer<typeof elementShape>;

/**
 * Reads DMN XML (1.1 to 1.5). Everything wrong in a table is reported at once, with table, rule and cell.
 * A model that comes back can be kept and evaluated as often as wanted.
 */
export async function parseDecisions(xml: string): Promise<Parsed> {
  const tree = await readXml(new DmnModdle(), xml);
  if (!tree.ok) return { ok: false, problems: [problemAt({ table: '' }, 'not-dmn', tree.detail)] };
  try {
    return buildModel(tree.root);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { ok: false, problems: [problemAt({ table: '' }, 'not-dmn', z.prettifyError(error))] };
  }
}

function buildModel(root: unknown): Parsed {
  const definitions = definitionsShape.parse(root);
  const problems: Problem[] = [];
  const types = definitions.itemDefinition.map((raw) => readType(raw));
  const elements = definitions.drgElement.map((raw) => elementShape.parse(raw));
  const byId = new Map(elements.map((element) => [idOf(element), element]));
  const inputs = elements.filter((element) => element.$type === 'dmn:InputData').map(readInput);

  const readerOf = (element: Element): LogicReader => {
    const scope: Record<string, unknown> = {};
    for (const input of inputs) scope[input.name] = sampleOf(input.typeRef, types);
    for (const id of requirementsOf(element)) {
      const required = byId.get(id);
      if (!required) problems.push(problemAt({ table: element.name }, 'broken-reference', id));
      else scope[nameOf(required)] = sampleOf(required.variable?.typeRef, types);
    }
    return { table: element.label ?? element.name, scope, problems };
  };
  const decisions = elements
    .filter((element) => element.$type === 'dmn:Decision')
    .map(
      (element): Decision => ({
        id: idOf(element),
        name: nameOf(element),
        label: element.label ?? element.name,
        typeRef: element.variable?.typeRef,
        requires: requirementsOf(element),
        logic: element.decisionLogic === undefined ? undefined : readLogic(element.decisionLogic, readerOf(element)),
      }),
    );
  const knowledge = elements
    .filter((element) => element.$type === 'dmn:BusinessKnowledgeModel')
    .map((element) => readKnowledge(element, readerOf(element)))
    .filter((model) => model !== undefined);

  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, model: { name: definitions.name, inputs, decisions, knowledge, types } };
}

function readKnowledge(element: Element, reader: LogicReader): KnowledgeModel | undefined {
  if (element.encapsulatedLogic === undefined) return undefined;
  const logic = readLogic(element.encapsulatedLogic, reader);
  const body: FunctionLogic = logic.kind === 'function' ? logic : { kind: 'function', parameters: [], body: logic };
  return { id: idOf(element), name: nameOf(element), requires: requirementsOf(element), logic: body };
}

function readInput(element: Element): InputData {
  return { id: idOf(element), name: nameOf(element), label: element.label, typeRef: element.variable?.typeRef };
}

function readType(raw: unknown): ItemType {
  const item = itemShape.parse(raw);
  const allowed = item.allowedValues?.text;
  return {
    name: item.name,
    typeRef: item.typeRef,
    isCollection: item.isCollection,
    allowed: allowed === undefined ? undefined : compileCell(allowed, {}).value,
    components: item.itemComponent.map((component) => readType(component)),
  };
}

function sampleOf(typeRef: string | undefined, types: readonly ItemType[], depth = 0): unknown {
  const type = types.find((each) => each.name === typeRef);
  // A type may contain itself; names deeper than this are found when evaluating.
  if (!type || depth > 4) return null;
  if (type.components.length === 0) return sampleOf(type.typeRef, types, depth + 1);
  const sample: Record<string, unknown> = {};
  for (const part of type.components)
    sample[part.name] =
      part.components.length > 0
        ? Object.fromEntries(part.components.map((each) => [each.name, null]))
        : sampleOf(part.typeRef, types, depth + 1);
  return type.isCollection ? [sample] : sample;
}

function requirementsOf(element: Element): string[] {
  const references = [
    ...element.informationRequirement.map((each) => each.requiredDecision ?? each.requiredInput),
    ...element.knowledgeRequirement.map((each) => each.requiredKnowledge),
  ];
  return references.filter((each) => each !== undefined).map((each) => each.href.slice(each.href.indexOf('#') + 1));
}

function idOf(element: Element): string {
  return element.id ?? element.name;
}

function nameOf(element: Element): string {
  return element.variable?.name ?? element.name;
}
