import { z } from 'zod';
import { openCase, type PartyInput, partySchema } from '#domain/cases/index.ts';
import type { ExampleTown, World } from '#domain/test-world.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { insertApplication } from './insert-application.ts';

/** Opens an online application as the portal does once it is sent; it borrows the name, and so the right, of `visits.request`. */
const apply = defineCommand({
  name: 'visits.request',
  input: z.object({
    service: z.string(),
    state: z.string(),
    lang: z.enum(['de', 'en']),
    party: partySchema,
    answers: z.record(z.string(), z.unknown()),
  }),
  async run(step: ApplicationStep, input) {
    const { caseId, number, entry } = await openCase(step, {
      kind: 'application',
      channel: 'portal',
      serviceKeys: [input.service],
      lang: input.lang,
      organisation: 'citizens-office',
      parties: [input.party],
      retentionClass: 'visit',
    });
    const id = await insertApplication(step, {
      caseId,
      service: input.service,
      source: 'online',
      sourceId: step.newId(),
      answered: { form: 'test', version: 1, answers: input.answers },
    });
    await step.tx
      .updateTable('application')
      .set({ state: input.state })
      .where('tenant', '=', step.tenant)
      .where('id', '=', id)
      .execute();
    const data = { application: id, service: input.service, state: input.state };
    return {
      value: { caseId, number, application: id },
      journal: [entry, applicationEntry(caseId, 'application.submitted', data)],
    };
  },
});

export const hedwig: PartyInput = {
  role: 'resident',
  relation: 'self',
  givenName: 'Hedwig',
  familyName: 'Sonnenschein',
  birthDate: '1938-04-02',
  address: { street: 'Lindenweg', houseNumber: '7', postcode: '45999', place: 'Musterstadt' },
  email: 'hedwig@example.org',
  contactWay: 'email',
};

export interface TestApplication {
  service?: string;
  state?: string;
  lang?: 'de' | 'en';
  party?: PartyInput;
  answers?: Record<string, unknown>;
  town?: ExampleTown;
}

export function applyOnline(
  world: World,
  of: TestApplication = {},
): Promise<{ caseId: string; number: string; application: string }> {
  const { town = 'musterstadt', service = 'registration-certificate', state = 'waiting', lang = 'de' } = of;
  return world.done(apply, world.anonymous(town), {
    service,
    state,
    lang,
    party: of.party ?? hedwig,
    answers: of.answers ?? {},
  });
}
