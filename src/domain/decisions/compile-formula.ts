import { evaluate, parseExpression, parseUnaryTests } from 'feelin';
import type { Cell, Formula, ProblemCode, UnaryTest } from './rules.ts';

/** Known names with a sample of their shape, so that names with spaces are recognised also behind a dot. */
export type Scope = Readonly<Record<string, unknown>>;

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];
export interface Flaw {
  code: ProblemCode;
  detail: string;
}
type Compiled<T> = { value: T; flaws: Flaw[] };

const literals = new Set(['StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'true', 'false', 'null']);
const clocks = new Set(['today', 'now']);

/** Reads a FEEL expression: which scope names it uses, and what is wrong with it. */
export function compileFormula(text: string, scope: Scope): Compiled<Formula> {
  const top = parseExpression(text, scope, undefined).topNode;
  const flaws = flawsOf(top, text, scope);
  return { value: formulaOf(top, text, scope, flaws.length === 0), flaws };
}

/** Reads an input cell; an empty one and "-" match everything. */
export function compileCell(text: string, scope: Scope): Compiled<Cell> {
  if (text.trim() === '' || text.trim() === '-') return { value: { text: '-', negated: false, tests: [] }, flaws: [] };
  const top = parseUnaryTests(text, scope, undefined).topNode;
  const flaws = flawsOf(top, text, scope);
  if (flaws.some((flaw) => flaw.code === 'formula-invalid'))
    return { value: { text, negated: false, tests: [] }, flaws };
  const tests = childrenOf(top)
    .filter((node) => node.name === 'PositiveUnaryTests')
    .flatMap(childrenOf)
    .filter((node) => node.name === 'PositiveUnaryTest')
    .map((node) => testOf(node, text, scope));
  return { value: { text, negated: childrenOf(top)[0]?.name === 'not', tests }, flaws };
}

function testOf(node: Node, text: string, scope: Scope): UnaryTest {
  const inner = node.firstChild ?? node;
  if (inner.name === 'SimplePositiveUnaryTest') {
    const head = inner.firstChild;
    if (head?.name === 'CompareOp') {
      const operand = inner.lastChild ?? inner;
      return {
        kind: 'compare',
        operator: text.slice(head.from, head.to),
        operand: formulaOf(operand, text, scope, true),
      };
    }
    return { kind: 'within', interval: formulaOf(inner, text, scope, false) };
  }
  const formula = formulaOf(node, text, scope, literals.has(inner.name));
  return nodesOf(node).some((each) => each.name === '?')
    ? { kind: 'asks', question: formula }
    : { kind: 'equals', value: formula };
}

function formulaOf(node: Node, text: string, scope: Scope, mayBeConstant: boolean): Formula {
  const source = text.slice(node.from, node.to);
  const reads = [...new Set(variablesOf(node, text).filter((name) => Object.hasOwn(scope, name)))];
  const only = node.name === 'Expression' || node.name === 'PositiveUnaryTest' ? node.firstChild : node;
  if (mayBeConstant && only && literals.has(only.name))
    return { text: source, reads, constant: { value: evaluate(source).value } };
  return { text: source, reads };
}

function flawsOf(top: Node, text: string, scope: Scope): Flaw[] {
  const nodes = nodesOf(top);
  if (nodes.some((node) => node.type.isError))
    return [{ code: 'formula-invalid', detail: text.length > 80 ? `${text.slice(0, 80)}…` : text }];
  const called = nodes
    .filter((node) => node.name === 'FunctionInvocation' && node.firstChild?.name === 'VariableName')
    .map((node) => nameOf(node.firstChild ?? node, text));
  const bound = nodes.filter((node) => node.name === 'Name').map((node) => nameOf(node, text));
  const known = new Set([...called, ...bound, 'item', 'partial']);
  // Inside a filter the parts of the filtered item are names too; which ones is only known when evaluating.
  const filters = nodes.some((node) => node.name === 'FilterExpression');
  return [
    ...called.filter((name) => clocks.has(name)).map((name): Flaw => ({ code: 'uses-clock', detail: `${name}()` })),
    ...variablesOf(top, text)
      .filter((name) => !filters && !known.has(name) && !Object.hasOwn(scope, name))
      .map((name): Flaw => ({ code: 'unknown-name', detail: name })),
  ];
}

function variablesOf(node: Node, text: string): string[] {
  return nodesOf(node)
    .filter((each) => each.name === 'VariableName')
    .map((each) => nameOf(each, text));
}

function nameOf(node: Node, text: string): string {
  return text.slice(node.from, node.to).replace(/\s+/g, ' ').trim();
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The node and all below it, in reading order; a loop, because a formula may be nested deeper than the stack. */
function nodesOf(node: Node): Node[] {
  const found: Node[] = [];
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    open.push(...childrenOf(next).reverse());
  }
  return found;
}
