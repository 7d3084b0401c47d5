import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPackageRoot } from '#platform/db/package-root.ts';
import {
  type Answers,
  askedBlocks,
  askedOf,
  checkDefinition,
  describeAnswers,
  type FormDefinition,
  formShape,
  notices,
  prune,
  totalFee,
} from './form-rules.ts';
import { validateAnswers } from './validate-answers.ts';

const read = (form: string): FormDefinition =>
  formShape.parse(
    JSON.parse(readFileSync(join(findPackageRoot(), 'examples', 'musterstadt', 'forms', `${form}.json`), 'utf8')),
  );
const certificate = read('registration-certificate');
const deregistration = read('deregistration-abroad');
const forms = [certificate, deregistration, read('parking-permit')];
const today = '2026-11-25';

const person = {
  givenName: 'Aylin',
  familyName: 'Yıldız',
  birthDate: '1980-03-03',
  street: 'Lange Straße',
  houseNumber: '12a',
  postcode: '45999',
  place: 'Musterstadt',
  contactWay: 'none',
};
const leaving = {
  ...person,
  leaving: 'only-home',
  movedOutOn: '2026-11-20',
  together: false,
  country: 'Portugal',
  addressKnown: false,
  truthful: true,
};

/** Anything a browser, a program or a broken draft may hold. */
const anyAnswers = (form: FormDefinition) => {
  const anything = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom('simple', 'extended', 'other', 'email', 'call', 'none', 'only-home', 'self', 'first', '2026-11-20'),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.array(fc.dictionary(fc.constantFrom('givenName', 'birthDate', 'hidden'), fc.string()), { maxLength: 3 }),
    fc.record({ day: fc.string(), month: fc.string(), year: fc.string() }),
    fc.constant(null),
  );
  const names = [...Object.keys(form.schema.properties), 'unknown', 'toString'];
  return fc.dictionary(fc.constantFrom(...names), anything);
};

describe.each(forms.map((form) => [form.title.de, form] as const))('%s', (_, form) => {
  it('prunes twice as once, and only what is asked leaves', () => {
    fc.assert(
      fc.property(anyAnswers(form), (given: Answers) => {
        const once = prune(form, given);
        expect(prune(form, once)).toEqual(once);
        const asked = askedOf(form, given).pages.flatMap((page) => page.fields);
        expect(Object.keys(once).filter((name) => !asked.includes(name))).toEqual([]);
        // What was kept leads the same way again.
        expect(askedOf(form, once).pages).toEqual(askedOf(form, given).pages);
      }),
    );
  });

  it('never breaks on anything, and answers what is wrong with a field of the form', () => {
    fc.assert(
      fc.property(anyAnswers(form), (given: Answers) => {
        const checked = validateAnswers(form, given, today);
        const problems = checked.ok ? [] : checked.problems;
        for (const { field = '' } of problems) expect(form.fields[field.replace(/\.\d+/, '')]).toBeDefined();
        for (const lang of ['de', 'en'] as const)
          describeAnswers(form, Object.keys(form.schema.properties), checked.answers, lang);
      }),
    );
  });

  it('keeps checked answers through JSON as they are', () => {
    fc.assert(
      fc.property(anyAnswers(form), (given: Answers) => {
        const checked = validateAnswers(form, { ...given, ...person }, today);
        const again: unknown = JSON.parse(JSON.stringify(checked.answers));
        if (checked.ok) expect(validateAnswers(form, checked.answers, today)).toEqual({ ok: true, answers: again });
      }),
    );
  });
});

const codesOf = (form: FormDefinition, answers: Answers): string[] => {
  const checked = validateAnswers(form, answers, today);
  return checked.ok ? [] : checked.problems.map(({ code, field }) => `${field} ${code}`);
};

it('wants what is asked and nothing else', () => {
  const simple = { ...person, kind: 'simple', purpose: 'bank', copies: 1, delivery: 'sent' };
  expect(codesOf(certificate, simple)).toEqual([]);
  expect(codesOf(certificate, { ...simple, kind: 'extended' })).toEqual(['contents input.required']);
  expect(codesOf(certificate, { ...simple, contents: ['nonsense'], purposeText: 'x'.repeat(999) })).toEqual([]);
  expect(codesOf(certificate, { ...simple, contactWay: 'email', email: 'nobody' })).toEqual(['email email.invalid']);
  expect(codesOf(certificate, { ...simple, contactWay: 'call' })).toEqual(['phone input.required']);
  expect(codesOf(certificate, { ...simple, copies: 'two' })).toEqual(['copies application.not-a-whole-number']);
  expect(codesOf(certificate, { ...simple, houseNumber: 'zwölf' })).toEqual([
    'houseNumber address.house-number-invalid',
  ]);
  expect(codesOf(certificate, { ...simple, place: 'Muster\u202estadt' })).toContain('place input.invalid');
  expect(codesOf(certificate, { ...simple, birthDate: { day: '31', month: '2', year: '1980' } })).toEqual([
    'birthDate date.no-such-day',
  ]);
});

it('deregisters at the earliest a week before, and late too: § 17 BMG', () => {
  const on = (movedOutOn: string) => ({ ...leaving, movedOutOn });
  expect(codesOf(deregistration, on('2026-12-02'))).toEqual([]);
  expect(codesOf(deregistration, on('2026-12-03'))).toEqual(['movedOutOn application.rule-broken']);
  expect(codesOf(deregistration, on('2020-01-01'))).toEqual([]);
  const said = (day: string) => notices(deregistration, on(day), today).map(({ id }) => id);
  expect(said('2026-11-11')).toEqual([]);
  expect(said('2026-11-10')).toEqual(['within-two-weeks']);
});

it('takes a family in one go, and says what is wrong with whom', () => {
  const child = { givenName: 'Can', familyName: 'Yıldız', birthDate: '2018-05-05', relation: 'child' };
  const family = (...members: object[]) => ({ ...leaving, together: true, family: members });
  expect(codesOf(deregistration, family(child, { ...child, givenName: 'Ela' }))).toEqual([]);
  expect(codesOf(deregistration, family())).toEqual(['family input.required']);
  expect(codesOf(deregistration, family(child, { ...child, birthDate: '2030-01-01' }))).toEqual([
    'family.1.birthDate application.rule-broken',
  ]);
  expect(codesOf(deregistration, family({ ...child, relation: '' }))).toEqual(['family.0.relation input.required']);
  expect(prune(deregistration, { ...family({ ...child, secret: 'x' }), together: true }).family).toEqual([child]);
  expect(prune(deregistration, { ...family(child), together: false })).not.toHaveProperty('family');
});

it('counts the fee for each copy, and waives it for a pension', () => {
  expect(totalFee(certificate, { copies: 3, purpose: 'bank' }, 800)).toEqual({ cents: 2400, count: 3 });
  expect(totalFee(certificate, { copies: 3, purpose: 'pension' }, 800)).toEqual({ cents: 0, count: 0 });
  expect(totalFee(deregistration, {}, 800)).toEqual({ cents: 800, count: 1 });
});

it('asks a group in the order the form names, whatever the database makes of its schema', () => {
  const schema = deregistration.schema.properties.family;
  if (schema?.type !== 'array' || schema.items.type !== 'object') throw new Error('no group');
  const properties = Object.fromEntries(Object.entries(schema.items.properties).toReversed());
  const shuffled: FormDefinition = {
    ...deregistration,
    schema: {
      ...deregistration.schema,
      properties: {
        ...deregistration.schema.properties,
        family: { ...schema, items: { ...schema.items, properties } },
      },
    },
  };
  const [group] = askedBlocks(shuffled, ['family'], {}, 'de');
  expect(group?.kind === 'group' && group.items[0]?.fields.map(({ name }) => name)).toEqual([
    'family.0.givenName',
    'family.0.familyName',
    'family.0.birthDate',
    'family.0.relation',
  ]);
});

it('names what does not fit together in a definition', () => {
  const broken: FormDefinition = {
    ...certificate,
    pages: certificate.pages.map((page) =>
      page.id === 'kind' ? { ...page, when: { field: 'purpose', is: 'bank' } } : page,
    ),
    fields: { ...certificate.fields, kind: { label: { de: 'Art', en: 'Kind' } } },
    applicant: { ...certificate.applicant, email: 'nowhere' },
    fee: { times: 'purpose' },
  };
  expect(
    checkDefinition(broken)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(['answer-unknown', 'condition-looks-ahead', 'not-a-number', 'options-missing', 'options-missing']);
});

it('takes nothing that refers elsewhere into a schema', () => {
  const schema = { ...certificate.schema, properties: { a: { $ref: 'https://elsewhere.example/schema' } } };
  expect(formShape.safeParse({ ...certificate, schema }).success).toBe(false);
  expect(formShape.safeParse({ ...certificate, schema: { ...certificate.schema, allOf: [] } }).success).toBe(false);
});
