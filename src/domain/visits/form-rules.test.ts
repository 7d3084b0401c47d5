import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { isFormKey, serviceForms } from './form-rules.ts';
import { groupMinutes, outcomeFits, personOutcomes, visitOutcome } from './rules.ts';

const townShape = z.object({
  services: z.array(z.object({ key: z.string(), onSite: z.boolean(), formKey: z.string() })),
});

it.each(['musterstadt', 'bochum', 'essen'])('has a form for whatever %s does on site', (town) => {
  const file = join(import.meta.dirname, '../../../examples', town, 'town.json');
  const { services } = townShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const without = services.filter((service) => service.onSite && !isFormKey(service.formKey));
  expect(without.map((service) => service.key)).toEqual([]);
});

it('takes no photo, finger, signature or document number in any form', () => {
  const unwanted = /photo|picture|image|finger|biometric|signature$|documentNumber|serial/i;
  const fields = Object.values(serviceForms).flatMap((form) => Object.keys(form.shape));
  expect(fields.length).toBeGreaterThan(20);
  expect(fields.filter((field) => unwanted.test(field))).toEqual([]);
  const extra = { kitOrderNumber: 'ORD-1', capturedAt: '2026-11-25T09:00:00Z', oldDocument: 'none', photo: 'data:' };
  expect(serviceForms['id-card'].safeParse(extra).success).toBe(false);
});

it('certifies a copy only of or for an authority', () => {
  const form = { copies: 1, document: 'Zeugnis vom 1. Juli 1999', noAlterations: true };
  const codes = (given: object) => {
    const parsed = serviceForms['copy-certification'].safeParse({ ...form, ...given });
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  };
  expect(codes({ issuedByAuthority: true })).toEqual([]);
  expect(codes({ issuedByAuthority: false, forAuthority: 'Deutsche Rentenversicherung' })).toEqual([]);
  expect(codes({ issuedByAuthority: false })).toEqual(['visits.copy-not-allowed']);
  expect(codes({ issuedByAuthority: true, noAlterations: false })).toEqual(['visits.must-be-confirmed']);
});

it('calls a visit done only when everybody was', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...personOutcomes), { minLength: 1 }), (outcomes) => {
      const outcome = visitOutcome(outcomes);
      expect(outcome === 'done').toBe(outcomes.every((one) => one === 'done'));
      if (!outcomes.some((one) => one === 'done' || one === 'partly'))
        expect(['done', 'partly']).not.toContain(outcome);
    }),
  );
});

it('lets exactly one kind of outcome follow from what was done', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }), (asked, given) => {
      const done = Math.min(asked, given);
      const fitting = personOutcomes.filter((outcome) => outcomeFits(outcome, asked, done));
      expect(fitting).toEqual(
        done === asked ? ['done'] : done > 0 ? ['partly'] : ['nobody-home', 'not-able', 'refused', 'moved', 'deceased'],
      );
    }),
  );
});

it('keeps time for those expected and not yet named', () => {
  expect(groupMinutes([], 8, 20)).toBe(160);
  expect(groupMinutes([10, 30], 8, 20)).toBe(160);
  expect(groupMinutes([10, 30, 50], 2, 20)).toBe(90);
});
