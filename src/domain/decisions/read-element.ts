import { z } from 'zod';

// The shapes of dmn-moddle's tree, one level at a time: children stay unknown until their own reader parses them.

// Old models write a type with the prefix of its namespace; within one file its name is enough.
const typeName = z.string().transform((name) => name.slice(name.lastIndexOf(':') + 1));
const text = z.object({ text: z.string().optional() });
const named = z.object({ name: z.string().optional(), typeRef: typeName.optional() });
const href = z.object({ href: z.string() });
const children = z.array(z.unknown()).default([]);

export const kindShape = z.object({ $type: z.string() });

export const definitionsShape = z.object({
  $type: z.literal('dmn:Definitions'),
  name: z.string().default(''),
  itemDefinition: children,
  drgElement: children,
});

export const itemShape = z.object({
  name: z.string().default(''),
  typeRef: typeName.optional(),
  isCollection: z.boolean().default(false),
  allowedValues: text.optional(),
  itemComponent: children,
});

export const elementShape = z.object({
  $type: z.string(),
  id: z.string().optional(),
  name: z.string().default(''),
  label: z.string().optional(),
  variable: named.optional(),
  informationRequirement: z
    .array(z.object({ requiredDecision: href.optional(), requiredInput: href.optional() }))
    .default([]),
  knowledgeRequirement: z.array(z.object({ requiredKnowledge: href.optional() })).default([]),
  decisionLogic: z.unknown().optional(),
  encapsulatedLogic: z.unknown().optional(),
});

export const literalShape = z.object({ text: z.string().default(''), expressionLanguage: z.string().optional() });

export const tableShape = z.object({
  hitPolicy: z.string().default('UNIQUE'),
  aggregation: z.string().optional(),
  outputLabel: z.string().optional(),
  input: z
    .array(
      z.object({
        label: z.string().optional(),
        inputExpression: z.object({ text: z.string().default(''), typeRef: typeName.optional() }).optional(),
        inputValues: text.optional(),
      }),
    )
    .default([]),
  output: z
    .array(
      z.object({
        name: z.string().optional(),
        label: z.string().optional(),
        typeRef: typeName.optional(),
        outputValues: text.optional(),
        defaultOutputEntry: text.optional(),
      }),
    )
    .default([]),
  annotation: z.array(z.object({ name: z.string().optional() })).default([]),
  rule: z
    .array(
      z.object({
        id: z.string().optional(),
        inputEntry: z.array(text).default([]),
        outputEntry: z.array(text).default([]),
        annotationEntry: z.array(text).default([]),
      }),
    )
    .default([]),
});
export type TableElement = z.infer<typeof tableShape>;

export const contextShape = z.object({
  contextEntry: z.array(z.object({ variable: named.optional(), value: z.unknown() })).default([]),
});

export const invocationShape = z.object({
  calledFunction: z.unknown(),
  binding: z.array(z.object({ parameter: named, bindingFormula: z.unknown().optional() })).default([]),
});

export const listShape = z.object({ elements: children });

export const relationShape = z.object({ column: z.array(named).default([]), row: z.array(listShape).default([]) });

export const functionShape = z.object({
  formalParameter: z.array(named).default([]),
  body: z.unknown().optional(),
  kind: z.string().optional(),
});
