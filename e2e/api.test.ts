import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleData } from '#api/openapi/sample-data.ts';
import { rights } from '#domain/identity/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import { commands, problems } from '#product';
import { createToken, revokeToken } from '../src/machine-tokens.ts';
import { axe, closeBrowser, newPage, noHorizontalScroll, startProduct, type TestProduct } from './harness.ts';

let product: TestProduct;
const tokens: Record<string, string> = {};

async function token(town: string, roles: string): Promise<string> {
  const key = `${town}/${roles}`;
  const known = tokens[key];
  if (known) return known;
  const made = await createToken(product.databaseUrl, [town, `test-${roles}`, roles]);
  if (!made.ok) throw new Error(made.message);
  tokens[key] = made.token;
  return made.token;
}

const bearer = async (roles: string, town = 'musterstadt') => ({ authorization: `Bearer ${await token(town, roles)}` });
const problemCodes = (body: unknown) =>
  z
    .object({ problems: z.array(z.object({ code: z.string(), message: z.string(), field: z.string().optional() })) })
    .parse(body)
    .problems.map(({ code }) => code);

const path = (name: string, town = 'musterstadt') => `/api/v1/${town}/commands/${name}`;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

describe('commands for programs', () => {
  test('refuse in the order 404, 401, 403, 400, 422', async () => {
    const client = product.client();
    const ask = async (to: string, body: unknown, headers = {}) => {
      const { status, body: answer } = await client.json(to, body, headers);
      return [status, problemCodes(answer)[0]];
    };
    const agent = await bearer('agent');
    expect(await ask(path('delivery.retry', 'nowhere'), '{', agent)).toEqual([404, 'town.unknown']);
    expect(await ask(path('no.such'), '{', agent)).toEqual([404, 'command.unknown']);
    expect(await ask(path('delivery.retry'), '{')).toEqual([401, 'access.sign-in']);
    expect(await ask(path('delivery.retry'), '{', { authorization: 'Bearer not-a-token-of-ours' })).toEqual([
      401,
      'access.token-needed',
    ]);
    expect(await ask(path('delivery.retry'), '{', agent)).toEqual([403, 'access.forbidden']);
    const dispatcher = await bearer('dispatcher');
    expect(await ask(path('delivery.retry'), '{', dispatcher)).toEqual([400, 'request.unreadable']);
    expect(await ask(path('delivery.retry'), [], dispatcher)).toEqual([400, 'request.wrong-shape']);
    expect(await ask(path('delivery.retry'), { id: 'x', input: {} }, dispatcher)).toEqual([400, 'command.id-invalid']);
    expect(await ask(path('delivery.retry'), { id: randomUUID(), input: {}, more: 1 }, dispatcher)).toEqual([
      400,
      'request.wrong-shape',
    ]);
    expect(await ask(path('delivery.retry'), { id: randomUUID(), input: {} }, dispatcher)).toEqual([
      422,
      'input.required',
    ]);
    expect(await ask(path('delivery.retry'), { id: randomUUID(), input: { id: randomUUID() } }, dispatcher)).toEqual([
      404,
      'delivery.unknown',
    ]);
  });

  test('a token opens its own town only, and nothing once it is revoked', async () => {
    const client = product.client();
    const body = { id: randomUUID(), input: {} };
    const own = await bearer('dispatcher', 'essen');
    expect((await client.json(path('delivery.retry', 'essen'), body, own)).status).toBe(422);
    expect((await client.json(path('delivery.retry', 'bochum'), body, own)).status).toBe(401);
    expect(await revokeToken(product.databaseUrl, ['essen', 'test-dispatcher'])).toMatchObject({ ok: true });
    expect((await client.json(path('delivery.retry', 'essen'), body, own)).status).toBe(401);
  });

  test('a token for the system or for a resident cannot be made', async () => {
    for (const role of ['system', 'resident', 'emperor']) {
      expect(await createToken(product.databaseUrl, ['musterstadt', 'x', role])).toMatchObject({ ok: false });
    }
    expect(await createToken(product.databaseUrl, ['nowhere', 'x', 'agent'])).toMatchObject({ ok: false });
  });

  test('speak the language asked for', async () => {
    const body = { id: randomUUID(), input: {} };
    const sentences = await Promise.all(
      (['de', 'en'] as const).map(
        async (lang) => (await product.client({ lang }).json(path('delivery.retry'), body)).text,
      ),
    );
    expect(sentences[0]).toContain('Bitte melden Sie sich an.');
    expect(sentences[1]).toContain('Please sign in.');
  });

  test('no other origin may read the answers', async () => {
    const answer = await product.client().get('/api/v1/musterstadt', { origin: 'https://elsewhere.example' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('questions', () => {
  test('the town, its services by everyday words', async () => {
    const client = product.client();
    expect(
      JSON.parse((await client.get('/api/v1')).text)
        .towns.map(({ id }: { id: string }) => id)
        .sort(),
    ).toEqual(['bochum', 'essen', 'musterstadt']);
    expect(JSON.parse((await client.get('/api/v1/essen')).text)).toMatchObject({ id: 'essen' });
    const found = await client.get('/api/v1/essen/services?q=neuer+Perso&limit=1');
    const { items } = z
      .object({ items: z.array(z.looseObject({ key: z.string(), name: z.object({ de: z.string() }) })) })
      .parse(JSON.parse(found.text));
    expect(items.map(({ name }) => name.de)).toEqual([expect.stringContaining('ersonalausweis')]);
    expect((await client.get(`/api/v1/essen/services/${items[0]?.key}`)).status).toBe(200);
    expect((await client.get('/api/v1/essen/services/none')).status).toBe(404);
    expect((await client.get('/api/v1/essen/services?limit=0')).status).toBe(400);
    expect((await client.get('/api/v1/nowhere/services')).status).toBe(404);
  });

  test('a case needs number and secret', async () => {
    const client = product.client();
    expect((await client.get('/api/v1/essen/case')).status).toBe(401);
    expect((await client.get('/api/v1/essen/case', { 'x-case-number': 'K7M4PX92' })).status).toBe(404);
  });
});

describe('the description', () => {
  test('is OpenAPI 3.1 with every command, every reference resolved', async () => {
    const answer = await product.client().get('/api/openapi.json');
    expect(answer.status).toBe(200);
    const described = z
      .object({
        openapi: z.literal('3.1.1'),
        info: z.object({ title: z.string(), version: z.string() }),
        paths: z.record(z.string().startsWith('/'), z.record(z.string(), z.unknown())),
        components: z.looseObject({ securitySchemes: z.looseObject({ token: z.unknown() }) }),
      })
      .parse(JSON.parse(answer.text));
    for (const command of commands) {
      const operation = z
        .object({
          post: z.object({
            operationId: z.literal(command.name),
            security: z.array(z.record(z.string(), z.array(z.string()))).min(1),
            requestBody: z.object({
              content: z.object({
                'application/json': z.object({
                  schema: z.object({ properties: z.object({ input: z.looseObject({}) }) }),
                }),
              }),
            }),
            responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.unknown()),
          }),
        })
        .safeParse(described.paths[`/api/v1/{town}/commands/${command.name}`]);
      expect(operation.error?.message ?? '', command.name).toBe('');
    }
    const references = [...answer.text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, target]) => target ?? '');
    const whole: unknown = JSON.parse(answer.text);
    for (const reference of references) {
      if (reference.startsWith('$defs')) continue;
      let at = whole;
      for (const part of reference.split('/')) at = z.record(z.string(), z.unknown()).parse(at)[part];
      expect(at, reference).toBeDefined();
    }
    // Every parameter in a path template is declared, and nothing else is.
    for (const [template, item] of Object.entries(described.paths)) {
      const named = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
      const declared = JSON.stringify(item.parameters ?? []);
      for (const name of named)
        expect(declared.includes(`"name":"${name}"`) || declared.includes(`parameters/${name}`), template).toBe(true);
    }
  });

  test('every command has its right, and every problem both languages', () => {
    expect(commands.map(({ name }) => name).filter((name) => !(name in rights))).toEqual([]);
    for (const [code, text] of Object.entries(problems)) {
      for (const lang of ['de', 'en'] as const) {
        const said = sentence(problems, { code, data: sampleData }, lang);
        expect(said, code).toMatch(/[.?!]$/);
        expect(said, code).not.toContain('undefined');
        expect(text[lang], code).toBeDefined();
      }
    }
  });

  test.each(['de', 'en'] as const)('the page for people is accessible (%s)', async (lang) => {
    for (const width of [320, 1280]) {
      const page = await newPage(product, { lang, width });
      await page.goto('/api');
      expect(await axe(page)).toEqual([]);
      expect(await noHorizontalScroll(page)).toEqual([]);
      await page.screenshot({ path: `test-results/api-${lang}-${width}.png` });
      await page.context().close();
    }
  });
});
