import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome } from '#platform/commands/execute.ts';
import { waitWhileBusy } from './wait-while-busy.ts';

const busy: Outcome<string> = { ok: false, problems: [{ code: 'database.busy' }] };

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('a command goes through once the database is back', async () => {
  const answers: Outcome<string>[] = [busy, busy, { ok: true, value: 'kept' }];
  expect(await waitWhileBusy(async () => answers.shift() ?? busy)).toEqual({ ok: true, value: 'kept' });
  expect(answers).toEqual([]);
});

test('a refusal stands at once, and a database that stays away gives the job back', async () => {
  let runs = 0;
  const refused: Outcome<string> = { ok: false, problems: [{ code: 'case.unknown' }] };
  const count = (outcome: Outcome<string>) => async () => {
    runs += 1;
    vi.advanceTimersByTime(5000);
    return outcome;
  };
  expect(await waitWhileBusy(count(refused))).toEqual(refused);
  expect(runs).toBe(1);
  expect(await waitWhileBusy(count(busy))).toEqual(busy);
  expect(runs).toBe(3);
});
