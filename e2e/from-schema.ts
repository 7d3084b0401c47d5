import fc from 'fast-check';
import { z } from 'zod';

/** Texts that have broken programs before. */
export const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\u0000b',
    '\ud800',
    '\u202eabc',
    '<script>alert(1)</script>',
    "'; drop table case_file; --",
    '{{7*7}}',
    '../../etc/passwd',
    'x'.repeat(6000),
    '-1',
    '1e309',
    '9007199254740993',
    'NaN',
    'null',
    '0000-00-00',
    '2026-02-30',
    '+49',
    '__proto__',
    'ß'.repeat(300),
  ),
);

const node: z.ZodType<SchemaNode> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    items: z.union([node, z.boolean()]).optional(),
    prefixItems: z.array(node).optional(),
    minItems: z.number().optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
    anyOf: z.array(node).optional(),
    oneOf: z.array(node).optional(),
    allOf: z.array(node).optional(),
  }),
);

interface SchemaNode {
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  format?: string | undefined;
  pattern?: string | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  items?: SchemaNode | boolean | undefined;
  prefixItems?: SchemaNode[] | undefined;
  minItems?: number | undefined;
  properties?: Record<string, SchemaNode> | undefined;
  required?: string[] | undefined;
  anyOf?: SchemaNode[] | undefined;
  oneOf?: SchemaNode[] | undefined;
  allOf?: SchemaNode[] | undefined;
}

/** Values the database and the rules know, by the name of the property they fit; `id` serves every UUID. */
export type Hints = Readonly<Record<string, readonly unknown[]>>;

interface Maker {
  hints: Hints;
  /** Every part may also be missing, nasty or of another type. */
  spoilt: boolean;
}

/** Inputs that fit a schema, nearly fit, or have nothing to do with it. */
export function inputsOf(schema: z.ZodType, hints: Hints): fc.Arbitrary<unknown> {
  const described = node.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return fc.oneof(
    { weight: 6, arbitrary: anyValue(described, '', { hints, spoilt: false }) },
    { weight: 6, arbitrary: anyValue(described, '', { hints, spoilt: true }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
}

function anyValue(schema: SchemaNode, name: string, maker: Maker): fc.Arbitrary<unknown> {
  const right = rightValue(schema, name, maker);
  if (!maker.spoilt) return right;
  return fc.oneof(
    { weight: 10, arbitrary: right },
    { weight: 1, arbitrary: nasty },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  );
}

function rightValue(schema: SchemaNode, name: string, maker: Maker): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const hinted = maker.hints[name];
  if (hinted) return fc.constantFrom(...hinted);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && choices.length > 0) return fc.oneof(...choices.map((one) => rightValue(one, name, maker)));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => rightValue({ ...schema, type }, name, maker)));
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((one) => anyValue(one, name, maker)));
  switch (schema.type) {
    case 'string':
      return textOf(schema, maker.hints);
    case 'integer': {
      const least = Math.max(schema.minimum ?? 0, 0);
      return fc.integer({ min: least, max: Math.max(least, Math.min(schema.maximum ?? 20, 20)) });
    }
    case 'number':
      return fc.double({ noNaN: true, min: schema.minimum ?? 0, max: schema.maximum ?? 100 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const items =
        typeof schema.items === 'object' ? anyValue(schema.items, name, maker) : fc.jsonValue({ maxDepth: 1 });
      const least = schema.minItems ?? 0;
      return fc.uniqueArray(items, {
        minLength: least,
        maxLength: least + 2,
        selector: (item) => JSON.stringify(item),
      });
    }
    case 'object': {
      const required = new Set(schema.required ?? []);
      const parts = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, one]) => [key, anyValue(one, key, maker)]),
      );
      return fc.record(parts, { requiredKeys: Object.keys(parts).filter((key) => required.has(key)) });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textOf(schema: SchemaNode, hints: Hints): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...(hints.id ?? [''])), fc.uuid());
  if (schema.format === 'date') return fc.constantFrom('2026-12-01', '2027-02-28', '1900-01-01');
  if (schema.format === 'date-time') return fc.constantFrom('2026-11-21T09:00:00.000Z', '2027-01-01T00:00:00.000Z');
  if (schema.pattern && schema.pattern.length < 60) return fc.stringMatching(new RegExp(schema.pattern));
  return fc.oneof(
    fc.constantFrom('Meyer', 'a note', '2026-12-01', '10:00'),
    fc.string({ minLength: 1, maxLength: Math.min(schema.maxLength ?? 30, 60), unit: 'grapheme' }),
  );
}
