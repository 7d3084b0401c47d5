import { sql } from 'kysely';
import { z } from 'zod';
import type { ExampleTown, World } from '#domain/test-world.ts';
import type { Entry } from '#platform/commands/define-command.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { type CaseChange, changeCase } from './change-case.ts';
import { makePromise } from './make-promise.ts';
import { openCase } from './open-case.ts';
import { type PartyInput, partySchema } from './rules.ts';
import type { CaseTables } from './tables.ts';

/** Opens a case through the gate as a higher slice would; it borrows the name, and so the right, of `visits.request`. */
const open = defineCommand({
  name: 'visits.request',
  input: z.object({ parties: z.array(partySchema), group: z.uuid().optional(), kind: z.string() }),
  async run(step: Step<CaseTables>, input) {
    const opened = await openCase(step, {
      kind: input.kind,
      channel: 'phone',
      serviceKeys: ['99008001012000'],
      lang: 'de',
      organisation: await anyOrganisation(step),
      parties: input.parties,
      groupCase: input.group,
      retentionClass: 'visit',
    });
    return { value: { caseId: opened.caseId, number: opened.number }, journal: [opened.entry] };
  },
});

async function anyOrganisation(step: Step<CaseTables>): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation order by id limit 1`.execute(step.tx);
  return rows[0]?.id ?? '';
}

/** Runs a move alone, as the command of the named right. */
export function moving(right: string, move: (step: Step<CaseTables>) => Promise<Entry>) {
  return defineCommand({
    name: right,
    input: z.object({}),
    run: async (step: Step<CaseTables>) => ({ value: {}, journal: [await move(step)] }),
  });
}

export const erna: PartyInput = {
  role: 'resident',
  relation: 'self',
  givenName: 'Erna',
  familyName: 'Musterfrau',
  birthDate: '1938-05-04',
  address: { street: 'Hauptstraße', houseNumber: '66', postcode: '12345', place: 'Musterstadt' },
  phone: '+492341234567',
  email: 'erna@example.org',
  contactWay: 'email',
};

export function openTestCase(
  world: World,
  { town = 'musterstadt', parties = [erna], group, kind = 'home-visit' }: TestCase = {},
): Promise<{ caseId: string; number: string }> {
  return world.done(open, world.as('agent', town), { parties, kind, ...(group ? { group } : {}) });
}

interface TestCase {
  town?: ExampleTown;
  parties?: PartyInput[];
  group?: string;
  kind?: string;
}

/** Takes the case on as the dispatcher would through a higher slice. */
export function change(world: World, caseId: string, to: CaseChange) {
  return world.done(
    moving('visits.plan-visit', (step) => changeCase(step, caseId, to)),
    world.as('dispatcher'),
    {},
  );
}

export function promise(world: World, caseId: string, dueAt: string) {
  return world.done(
    moving('visits.plan-visit', (step) =>
      makePromise(step, caseId, { kind: 'visit-window', ownerRole: 'dispatcher', dueAt, explanation: [] }),
    ),
    world.as('dispatcher'),
    {},
  );
}
