import { z } from 'zod';
import {
  answerResponsibility,
  plainAreaName,
  type ResponsibilityTables,
  responsibilitySentence,
  responsibleName,
} from '#domain/catalogue/index.ts';
import type { Town } from '#domain/identity/index.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Visit } from '#platform/http/route.ts';
import { dateInGermany } from '#platform/values/date.ts';
import type { responsibilityFacts } from './facts.ts';

/** How responsibility is asked for; without a place a town answers for its own people. */
export const whoWish = z.object({
  key: z.string().min(1).max(60).describe('LeiKa key, or a plain key of the town'),
  ars: z.string().max(20).optional().describe('Regionalschlüssel, 12 digits or cut to its level'),
  postcode: z.string().max(10).optional(),
  address: z.string().max(200).optional().describe('Free text: street, postcode, place'),
  at: z.iso.date().optional().describe('The day whose rules are meant; today without it'),
});

/** `GET …/responsibility`: of one town, or of the whole installation. */
export async function answerWho(visit: Visit, town?: Town): Promise<Answer> {
  const wish = whoWish.safeParse(visit.query);
  if (!wish.success) throw new Refusal({ code: 'request.wrong-shape' });
  const { key, at = dateInGermany(visit.now), ...where } = wish.data;
  const answer = await visit.read((db: Db<ResponsibilityTables>) => answerResponsibility(db, { town, key, where, at }));
  const facts: z.output<typeof responsibilityFacts> = { kind: answer.kind, key, at };
  if (answer.kind === 'ask') facts.choices = [...answer.choices];
  if (answer.kind === 'answer' || answer.kind === 'no-rule') facts.municipality = answer.municipality;
  if (answer.kind !== 'answer') return json(facts);
  const { area, organisation, rule } = answer.responsible;
  facts.us = answer.us;
  facts.because = responsibilitySentence(answer, visit.lang);
  facts.responsible = {
    name: responsibleName(answer.responsible, visit.lang),
    area: area ? { ars: area.ars, level: area.level, name: plainAreaName(area.name) } : null,
    address: organisation?.address ?? null,
    phone: organisation?.phone ?? null,
    email: organisation?.email ?? null,
    website: organisation?.website ?? null,
  };
  facts.rule = { source: rule.source, ars: rule.ars, validFrom: rule.validFrom, validTo: rule.validTo };
  return json(facts);
}
