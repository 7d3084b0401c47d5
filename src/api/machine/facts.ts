import { z } from 'zod';
import { caseOutcomeSchema, caseStateSchema, nextStepCodes, promiseKinds, promiseStates } from '#domain/cases/index.ts';
import { bothLanguages, feeShape } from '#domain/catalogue/index.ts';

const instant = z.iso.datetime();

/** What everybody may know of a town. */
export const townFacts = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  ags: z.string().describe('Amtlicher Gemeindeschlüssel'),
  address: z.array(z.string()),
  phone: z.string(),
  email: z.string(),
  serviceCentre: z.object({ name: bothLanguages, phone: z.string(), hours: bothLanguages }),
  imprint: bothLanguages,
});

export const townList = z.object({ towns: z.array(z.object({ id: z.string(), name: z.string() })) });

/** A service of the town, with the fees of today and those announced. */
export const ownServiceFacts = z.object({
  key: z.string().describe('LeiKa key, or a plain one where none exists'),
  own: z.literal(true),
  name: bothLanguages,
  summary: bothLanguages,
  onSite: z.boolean(),
  durationMinutes: z.int(),
  feeTodayCents: z.int().nullable().describe('null: no fee is known for today'),
  fees: z.array(feeShape),
  papers: z.array(bothLanguages),
  processingTime: bothLanguages,
  legalBasis: z.string(),
});

/** A service of the federal list the town has no text of its own for. */
const listedServiceFacts = z.object({
  key: z.string().describe('LeiKa key'),
  own: z.literal(false),
  name: z.object({ de: z.string(), en: z.string().nullable() }),
  legalBasis: z.string().optional(),
});

export const serviceFacts = z.union([ownServiceFacts, listedServiceFacts]);

export const serviceList = z.object({ items: z.array(serviceFacts) });

const municipality = z.object({ ars: z.string(), ags: z.string(), name: z.string() });

/** Who is responsible, or what has to be asked back. */
export const responsibilityFacts = z.object({
  kind: z
    .enum(['answer', 'ask', 'unknown-place', 'no-rule'])
    .describe('ask: several municipalities fit; no-rule: the default desk helps'),
  key: z.string(),
  at: z.iso.date().describe('The day whose rules were asked for'),
  municipality: municipality.optional(),
  choices: z.array(municipality).optional(),
  responsible: z
    .object({
      name: z.string(),
      area: z.object({ ars: z.string(), level: z.string(), name: z.string() }).nullable(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      website: z.string().nullable(),
    })
    .optional(),
  us: z.boolean().optional().describe('The town asked is itself responsible'),
  because: z.string().optional().describe('The answer as a sentence, in the language asked for'),
  rule: z
    .object({ source: z.string(), ars: z.string(), validFrom: z.iso.date(), validTo: z.iso.date().nullable() })
    .optional(),
});

/** What the resident's page shows of a case, without names and texts. */
export const caseFacts = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.string(),
  state: caseStateSchema,
  outcome: caseOutcomeSchema.nullable(),
  stateText: z.string().describe('The state in plain words, in the language asked for'),
  next: z.object({
    code: z.enum(nextStepCodes),
    who: z.enum(['office', 'resident', 'third', 'nobody']),
    until: instant.nullable(),
    text: z.string(),
  }),
  promises: z.array(z.object({ kind: z.enum(promiseKinds), state: z.enum(promiseStates), dueAt: instant })),
  openedAt: instant,
  changedAt: instant,
  version: z.int().describe('What a command that takes `version` must name'),
});

export const problemList = z.object({
  problems: z
    .array(
      z.object({
        code: z.string().describe('Stable; a key of the problem catalogue'),
        field: z.string().optional().describe('Path in the input: `parties.0.email`'),
        message: z.string(),
        requestId: z.string().optional(),
      }),
    )
    .min(1),
});
