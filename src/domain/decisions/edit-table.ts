import { DmnModdle } from 'dmn-moddle';
import { definitionsShape, elementShape, tableShape } from './read-element.ts';
import { readXml } from './read-xml.ts';

/** A rule as people write it: the cells as FEEL texts, the sentences by language. */
export interface WrittenRule {
  id: string;
  inputs: readonly string[];
  outputs: readonly string[];
  annotations: readonly string[];
}

/** A decision table as people write it. */
export interface WrittenTable {
  hitPolicy: string;
  inputs: readonly string[];
  outputs: readonly string[];
  /** Names of the columns of sentences: `de`, `en`. */
  annotations: readonly string[];
  rules: readonly WrittenRule[];
}

/** The table of a decision as written, its columns by their labels; `undefined` when the text is no DMN or has none. */
export async function writtenTable(xml: string, decision: string): Promise<WrittenTable | undefined> {
  const found = await findTable(xml, decision);
  if (!found) return undefined;
  const table = tableShape.parse(found.logic);
  return {
    hitPolicy: table.hitPolicy,
    inputs: table.input.map((input, index) => input.label ?? input.inputExpression?.text ?? String(index + 1)),
    outputs: table.output.map((output, index) => output.label ?? output.name ?? String(index + 1)),
    annotations: table.annotation.map(({ name }) => name ?? ''),
    rules: table.rule.map((rule, index) => ({
      id: rule.id ?? `row-${index + 1}`,
      inputs: rule.inputEntry.map(({ text }) => text ?? ''),
      outputs: rule.outputEntry.map(({ text }) => text ?? ''),
      annotations: rule.annotationEntry.map(({ text }) => text ?? ''),
    })),
  };
}

/** The same model with these rules in the decision's table; everything else stays. `undefined` as for `writtenTable`. */
export async function withRules(
  xml: string,
  decision: string,
  rules: readonly WrittenRule[],
): Promise<string | undefined> {
  const found = await findTable(xml, decision);
  if (!found) return undefined;
  const { moddle, logic, root } = found;
  const entry = (type: string) => (text: string) => moddle.create(type, { text });
  logic.rule = rules.map(({ id, inputs, outputs, annotations }) =>
    moddle.create('dmn:DecisionRule', {
      id,
      inputEntry: inputs.map(entry('dmn:UnaryTests')),
      outputEntry: outputs.map(entry('dmn:LiteralExpression')),
      annotationEntry: annotations.map(entry('dmn:RuleAnnotation')),
    }),
  );
  const written = await moddle.toXML(root, { format: true });
  return written.xml;
}

async function findTable(xml: string, decision: string) {
  const moddle = new DmnModdle();
  const tree = await readXml(moddle, xml);
  const definitions = tree.ok ? definitionsShape.safeParse(tree.root) : undefined;
  if (!tree.ok || !definitions?.success) return undefined;
  for (const raw of definitions.data.drgElement) {
    const element = elementShape.safeParse(raw);
    if (!element.success || (element.data.id !== decision && element.data.name !== decision)) continue;
    // The tree itself is changed, not a copy of it.
    const logic = isNode(raw) ? raw.decisionLogic : undefined;
    if (isNode(logic) && logic.$type === 'dmn:DecisionTable') return { moddle, root: tree.root, logic };
  }
  return undefined;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
