import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { findResponsible } from './find-responsible.ts';
import {
  answerEach,
  askCheck,
  checkedDays,
  confirmService,
  importEveryday,
  noteMiss,
  openChecks,
  openMisses,
  readEveryday,
  readServices,
  responsibilityHistory,
  saveResponsibility,
  saveService,
  searchServices,
  serviceHistory,
  settleMiss,
  teachWords,
} from './index.ts';

const town = 'musterstadt';
const idCard = '99008001012000';
const dogTax = '99102013002000';
let world: World;

beforeAll(async () => {
  world = await createWorld();
  const everyday = await readEveryday(join(findPackageRoot(), 'examples', 'everyday'));
  await importEveryday(world.product.database.as(), everyday, world.clock.now());
});
afterAll(() => world.close());

const services = () => world.read((db) => readServices(db, town));
const codes = (
  outcome: { ok: true } | { ok: false; problems: readonly { code: string; field?: string | undefined }[] },
) => (outcome.ok ? [] : outcome.problems.map(({ code, field }) => (field ? `${code} ${field}` : code)));

async function idCardNow() {
  const { version, value } = await services();
  const service = value.find(({ key }) => key === idCard);
  if (!service) throw new Error('the town has no ID card');
  const { key, name, everydayWords, summary, fees, papers, legalBasis, processingTime } = service;
  return { basis: version, service: { key, name, everydayWords, summary, fees, papers, legalBasis, processingTime } };
}

describe('a service at the desk', () => {
  test('only the editor may change it, and nobody of the neighbour town touches ours', async () => {
    const { basis, service } = await idCardNow();
    for (const role of ['agent', 'dispatcher', 'crew', 'caseworker', 'cashier', 'auditor', 'lead'])
      expect(codes(await world.execute(saveService, world.as(role), { basis, service })), role).toEqual([
        'access.forbidden',
      ]);
    expect(codes(await world.execute(saveService, world.anonymous(), { basis, service }))).toEqual(['access.sign-in']);
    const neighbours = await world.read((db) => readServices(db, 'essen'), 'essen');
    await world.execute(saveService, world.as('admin', 'essen'), {
      basis: neighbours.version,
      service: { ...service, name: { de: 'Fremd', en: 'Foreign' } },
    });
    expect((await idCardNow()).service.name.de).toBe('Personalausweis');
  });

  test('fees that contradict each other are refused, nothing is saved', async () => {
    const { basis, service } = await idCardNow();
    const [fee] = service.fees;
    if (!fee) throw new Error('no fee');
    const backwards = { ...service, fees: [{ ...fee, validFrom: '2027-02-01', validTo: '2027-01-01' }] };
    expect(codes(await world.execute(saveService, world.as('admin'), { basis, service: backwards }))).toEqual([
      'fee.ends-before-it-begins fees.0',
    ]);
    const { validTo: _ends, ...endless } = fee;
    const twice = { ...service, fees: [endless, { ...endless, validFrom: '2027-01-01' }] };
    expect(codes(await world.execute(saveService, world.as('admin'), { basis, service: twice }))).toEqual([
      'fee.twice-on-a-day fees.1',
    ]);
    expect((await services()).version).toBe(basis);
  });

  test('a new word finds it at once; the kit and the form stay; the entry counts as checked', async () => {
    const { basis, service } = await idCardNow();
    const before = (await services()).value.find(({ key }) => key === idCard);
    const find = () => world.read((db) => searchServices(db, town, 'zibbelkram'));
    expect((await find()).map(({ key }) => key)).not.toContain(idCard);
    const words = { ...service.everydayWords, de: [...service.everydayWords.de, 'Zibbelkram'] };
    await world.done(saveService, world.as('admin'), { basis, service: { ...service, everydayWords: words } });
    expect((await find())[0]?.key).toBe(idCard);
    const after = (await services()).value.find(({ key }) => key === idCard);
    expect(after).toEqual({ ...before, everydayWords: words, checkedOn: '2026-11-23' });
  });

  test('of two editors who began at the same version only the first one saves', async () => {
    const { basis, service } = await idCardNow();
    const saved = await world.done(saveService, world.as('admin'), {
      basis,
      service: { ...service, legalBasis: '§ 9 PAuswG, neu gefasst' },
    });
    expect(codes(await world.execute(saveService, world.as('admin'), { basis, service }))).toEqual([
      'catalogue.changed-meanwhile',
    ]);
    // Another service changed since does not matter.
    await world.done(confirmService, world.as('admin'), { key: 'life-certificate' });
    await world.done(saveService, world.as('admin'), { basis: saved.version, service });
  });

  test('its history tells every change of the texts, and an old one can be taken up again', async () => {
    const history = await world.read((db) => serviceHistory(db, town, idCard));
    expect(history.map(({ createdBy }) => createdBy).at(-1)).toBe('import');
    const { basis, service } = await idCardNow();
    const oldest = history.at(-1)?.value ?? service;
    await world.done(saveService, world.as('admin'), { basis, service: oldest });
    expect((await idCardNow()).service).toEqual(oldest);
    expect(await world.read((db) => searchServices(db, town, 'zibbelkram'))).toEqual([]);
    // Looking and finding it right is no change of the texts.
    const length = (await world.read((db) => serviceHistory(db, town, idCard))).length;
    world.clock.advance(24 * 60);
    await world.done(confirmService, world.as('admin'), { key: idCard });
    expect(await world.read((db) => serviceHistory(db, town, idCard))).toHaveLength(length);
    expect((await world.read((db) => checkedDays(db, town))).get(idCard)).toBe('2026-11-24');
  });

  test('asking for a check puts it on the editor’s list once; saving answers it', async () => {
    expect(codes(await world.execute(askCheck, world.as('agent'), { key: 'no-such', note: '' }))).toEqual([
      'catalogue.unknown-service',
    ]);
    await world.done(askCheck, world.as('agent'), { key: idCard, note: 'Die Gebühr stimmt nicht.' });
    expect(codes(await world.execute(askCheck, world.as('agent'), { key: idCard, note: '' }))).toEqual([
      'catalogue.check-asked',
    ]);
    expect(await world.read((db) => openChecks(db, town))).toMatchObject([
      { service: idCard, note: 'Die Gebühr stimmt nicht.' },
    ]);
    expect(await world.read((db) => openChecks(db, 'essen'), 'essen')).toEqual([]);
    await world.done(saveService, world.as('admin'), await idCardNow());
    expect(await world.read((db) => openChecks(db, town))).toEqual([]);
  });
});

describe('what people looked for in vain', () => {
  const note = (words: string, at = town) =>
    world.product.database.transaction(at, (tx) => noteMiss(tx, at, words, world.clock.now()));
  const open = () => world.read((db) => openMisses(db, town));

  test('is counted by its words; what could name a person is not kept', async () => {
    for (const words of ['Zwergenschein', ' zwergenschein ', 'erna@example.org', 'Lindenweg 7', 'x', 'a b c d e f'])
      await note(words);
    expect(await open()).toMatchObject([{ words: 'zwergenschein', times: 2 }]);
    expect(await world.read((db) => openMisses(db, 'essen'), 'essen')).toEqual([]);
  });

  test('is settled by teaching the word to a service, also one of the shared list', async () => {
    expect(codes(await world.execute(teachWords, world.as('agent'), { key: idCard, words: 'zwergenschein' }))).toEqual([
      'access.forbidden',
    ]);
    expect(
      codes(await world.execute(teachWords, world.as('admin'), { key: '99999999999999', words: 'zwergenschein' })),
    ).toEqual(['catalogue.unknown-service']);
    expect(await open()).toHaveLength(1);
    await world.done(teachWords, world.as('admin'), { key: idCard, words: 'zwergenschein' });
    expect(await open()).toEqual([]);
    expect((await world.read((db) => searchServices(db, town, 'zwergenschein')))[0]?.key).toBe(idCard);
    await note('wauwauding');
    await world.done(teachWords, world.as('admin'), { key: dogTax, words: 'wauwauding' });
    const [found] = await world.read((db) => searchServices(db, town, 'wauwauding'));
    expect(found).toMatchObject({ key: dogTax, name: { de: 'Hundesteuer Festsetzung' } });
    expect(await world.read((db) => searchServices(db, 'essen', 'wauwauding'), 'essen')).toEqual([]);
  });

  test('or by saying that it is nothing of ours, until somebody asks again', async () => {
    await note('mondfahrt');
    await world.done(settleMiss, world.as('admin'), { words: 'mondfahrt' });
    expect(codes(await world.execute(settleMiss, world.as('admin'), { words: 'mondfahrt' }))).toEqual([
      'catalogue.no-such-miss',
    ]);
    await note('mondfahrt');
    expect(await open()).toMatchObject([{ words: 'mondfahrt', times: 2 }]);
    world.clock.advance(91 * 24 * 60);
    await world.tick();
    expect(await open()).toEqual([]);
  });
});

describe('offices and what they are responsible for', () => {
  const office = {
    id: 'citizens-office',
    name: { de: 'Bürgeramt', en: 'Citizens’ office' },
    own: true,
    phone: '0299 5550',
    internalPhone: '4711',
  };
  const rule = { service: '99008', ars: '', office: office.id, validFrom: '2026-01-01', source: '§ 7 PAuswG' };
  const ask = (at: string) =>
    world.read(async (db) => {
      const facts = { id: town, ags: '05999000', shortName: 'Musterstadt', ownPostcodes: [], address: [] };
      const found = await answerEach(db, { town: facts, keys: [idCard], at, forStaff: true });
      return found.kind === 'place' ? found.answers.get(idCard) : found;
    });

  test('a rule names an office that exists and does not contradict another', async () => {
    const save = (responsibility: { offices: (typeof office)[]; rules: (typeof rule)[] }) =>
      world.execute(saveResponsibility, world.as('admin'), { basis: 0, responsibility });
    expect(codes(await save({ offices: [], rules: [rule] }))).toEqual(['responsibility.office-unknown']);
    expect(codes(await save({ offices: [office, office], rules: [] }))).toEqual(['responsibility.office-twice']);
    expect(codes(await save({ offices: [office], rules: [rule, { ...rule, validFrom: '2026-06-01' }] }))).toEqual([
      'responsibility.rule-twice',
    ]);
  });

  test('the day asked about decides, today’s change does not rewrite the past, and it can be taken back', async () => {
    const other = { ...office, id: 'service-centre', name: { de: 'Servicezentrum', en: 'Service centre' } };
    const ends = { ...rule, validTo: '2026-12-31' };
    const begins = { ...rule, office: other.id, validFrom: '2027-01-01' };
    const first = { offices: [office], rules: [rule] };
    await world.done(saveResponsibility, world.as('moderator'), { basis: 0, responsibility: first });
    const second = { offices: [office, other], rules: [ends, begins] };
    await world.done(saveResponsibility, world.as('moderator'), { basis: 1, responsibility: second });
    expect(await ask('2026-12-31')).toMatchObject({
      us: true,
      responsible: { organisation: { name: 'Bürgeramt', internalPhone: '4711' } },
    });
    expect(await ask('2027-01-01')).toMatchObject({
      us: true,
      responsible: { organisation: { name: 'Servicezentrum' } },
    });
    const elsewhere = { ars: '055620032032', ags: '05562032', name: 'Recklinghausen' };
    const wish = { keys: [idCard], municipality: elsewhere, at: '2027-01-01', forStaff: false, isHome: false };
    expect((await world.read((db) => findResponsible(db, town, wish))).get(idCard)?.rule.own).not.toBe(true);
    expect(
      codes(await world.execute(saveResponsibility, world.as('moderator'), { basis: 1, responsibility: first })),
    ).toEqual(['catalogue.changed-meanwhile']);
    const [, before] = await world.read((db) => responsibilityHistory(db, town));
    if (!before) throw new Error('no history');
    await world.done(saveResponsibility, world.as('moderator'), { basis: 2, responsibility: before.value });
    expect(await ask('2027-01-01')).toMatchObject({ responsible: { organisation: { name: 'Bürgeramt' } } });
  });
});
