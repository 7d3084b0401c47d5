import { expect, it } from 'vitest';
import { type KitItem, kitObstacles } from './package-rules.ts';

const data = {
  tour: { id: 't', day: '2026-11-25', state: 'planned', startsAt: '', endsAt: '', crew: [], vehicle: '' },
  kit: { name: 'Koffer', weightKg: 16, calibratedUntil: '2026-11-25', equipment: [], blanks: [] },
  checklist: { equipment: ['printer' as const, 'scanner' as const], batteryMinimumPercent: 60 },
};
const items = (printer: KitItem['state'], scanner: KitItem['state']): KitItem[] => [
  { equipment: 'printer', state: printer },
  { equipment: 'scanner', state: scanner },
];

it('lets a whole kit go, on the last day of its calibration and with just enough battery', () => {
  expect(kitObstacles(data, items('present', 'present'), 60)).toEqual([]);
});

it('says everything that is in the way', () => {
  const old = { ...data, kit: { ...data.kit, calibratedUntil: '2026-11-24' } };
  expect(kitObstacles(old, items('defect', 'missing'), 59)).toEqual([
    { code: 'incomplete', equipment: ['printer', 'scanner'] },
    { code: 'calibration', equipment: [] },
    { code: 'battery', equipment: [] },
  ]);
  expect(kitObstacles(data, [], 100)).toEqual([{ code: 'incomplete', equipment: ['printer', 'scanner'] }]);
});
