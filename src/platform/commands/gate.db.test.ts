import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, exampleTowns, type World } from '#domain/test-world.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { defineCommand, type Step } from './define-command.ts';
import { Refusal } from './refusal.ts';

// A command of the floor itself: writes one undelivered row, under a name the system may run.
const note = defineCommand({
  name: 'delivery.set-aside',
  input: z.strictObject({ reaction: z.string().min(1).max(20), refuse: z.boolean().default(false) }),
  async run(step: Step<Pick<PlatformTables, 'undelivered'>>, input) {
    const id = step.newId();
    await step.tx
      .insertInto('undelivered')
      .values({
        tenant: step.tenant,
        id,
        reaction: input.reaction,
        entry_id: step.newId(),
        subject_kind: 'test',
        subject_id: 'x',
        reason: 'x',
        attempts: 1,
        since: step.now,
        owner_role: 'admin',
        state: 'open',
        settled_at: null,
        settled_by: null,
        settled_note: null,
      })
      .execute();
    if (input.refuse) throw new Refusal({ code: 'delivery.unknown' });
    return {
      value: { id },
      journal: [
        {
          type: 'test.noted',
          subject: { kind: 'test', id },
          data: { reaction: input.reaction },
          visibility: 'department',
        },
      ],
    };
  },
});

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const rows = (reaction: string) =>
  world.read((db) => db.selectFrom('undelivered').select('id').where('reaction', '=', reaction).execute());

describe('the gate', () => {
  test('refuses who may not, then what does not fit, then does', async () => {
    const id = randomUUID();
    expect(await world.execute(note, world.anonymous(), { reaction: 'a' }, id)).toMatchObject({
      problems: [{ code: 'access.sign-in' }],
    });
    expect(await world.execute(note, world.as('agent'), { reaction: 'a' }, id)).toMatchObject({
      problems: [{ code: 'access.forbidden' }],
    });
    expect(await world.execute(note, world.system('t'), { reaction: '' }, id)).toMatchObject({
      problems: [{ code: 'input.required', field: 'reaction' }],
    });
    expect(await world.execute(note, world.system('t'), { reaction: 'a' }, id)).toMatchObject({ ok: true });
    expect(await rows('a')).toHaveLength(1);
  });

  test('does nothing twice: the same id answers the first outcome, also when deliveries race', async () => {
    const id = randomUUID();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => world.execute(note, world.system('t'), { reaction: 'race' }, id)),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ ok: true });
    expect(await rows('race')).toHaveLength(1);
    expect(await world.execute(note, world.system('somebody-else'), { reaction: 'race' }, id)).toMatchObject({
      problems: [{ code: 'command.id-taken' }],
    });
  });

  test('a refusal leaves nothing behind, and the id may come again', async () => {
    const id = randomUUID();
    expect(await world.execute(note, world.system('t'), { reaction: 'half', refuse: true }, id)).toMatchObject({
      ok: false,
    });
    expect(await rows('half')).toHaveLength(0);
    expect(await world.execute(note, world.system('t'), { reaction: 'half' }, id)).toMatchObject({ ok: true });
  });

  test('an id that is none is refused', async () => {
    expect(await world.execute(note, world.system('t'), { reaction: 'a' }, 'x')).toMatchObject({
      problems: [{ code: 'command.id-invalid' }],
    });
  });
});

describe('the walls', () => {
  test('every table of the product is walled and forced; a query without a tenant sees nothing', async () => {
    const { pool } = world.product.database;
    const { rows: open } = await pool.query(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
        and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(open).toEqual([]);
    const { rows: tables } = await pool.query<{ relname: string }>(`
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and relkind = 'r' and relname <> 'schema_migration'`);
    expect(tables.length).toBeGreaterThan(20);
    for (const { relname } of tables) {
      const { rows: seen } = await pool.query(`select 1 from ${relname} limit 1`);
      expect(seen, relname).toEqual([]);
    }
  });

  test('a neighbour town neither reads nor writes across the wall', async () => {
    await world.execute(note, world.system('t'), { reaction: 'ours' });
    for (const town of exampleTowns.slice(1)) {
      expect(
        await world.read(
          (db) => db.selectFrom('undelivered').select('id').where('reaction', '=', 'ours').execute(),
          town,
        ),
      ).toEqual([]);
    }
    await expect(
      world.product.database.transaction('bochum', (tx) =>
        tx.insertInto('journal_pending').values({ tenant: 'essen', entry_id: randomUUID() }).execute(),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('the application cannot change or delete the journal', async () => {
    for (const statement of [
      sql`update journal_entry set type = 'x'`,
      sql`delete from journal_entry`,
      sql`truncate journal_entry`,
      sql`update journal_seal set seq = 1`,
    ]) {
      await expect(world.product.database.transaction('musterstadt', (tx) => statement.execute(tx))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});
