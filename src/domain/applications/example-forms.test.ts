import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { checkDefinition, formShape } from './form-rules.ts';

const examples = join(findPackageRoot(), 'examples');
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /forms\/[^/]+\.json$/.test(name),
);

it.each(files)('%s is a sound form', (name) => {
  const read = formShape.safeParse(JSON.parse(readFileSync(join(examples, name), 'utf8')));
  expect(read.success ? '' : z.prettifyError(read.error)).toBe('');
  expect(read.success && checkDefinition(read.data)).toEqual([]);
});

it('the three example services have their forms', () => {
  expect(files.length).toBeGreaterThanOrEqual(5);
});
