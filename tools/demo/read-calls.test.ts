import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { daysOf, nameOf, readCalls, relationOf, wayOf } from './read-calls.ts';

const least = {
  id: 'x',
  municipality: 'essen',
  channel: 'phone',
  receivedAt: '2026-11-02T08:14:00+01:00',
  caller: { relation: 'grandchild' },
  resident: {
    familyName: 'Ōe',
    address: { street: 'Weg', houseNumber: '1', postcode: '45127', place: 'Essen', ags: '05113000' },
  },
  wish: 'Ausweis',
  service: '99008001012000',
};

function fileOf(...lines: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'calls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'calls.jsonl');
  writeFileSync(file, lines.join('\n'));
  return file;
}

it('reads a call that leaves out whatever may be left out', () => {
  const [call] = readCalls(fileOf('', JSON.stringify(least), ''));
  expect(call).toMatchObject({ evidence: {}, availability: [], residentTakesPart: true });
  expect(call && relationOf(call)).toBe('relative');
  expect(call && wayOf(call)).toEqual({ way: 'letter', email: '', phone: '' });
});

it('names the line that is no call', () => {
  expect(() => readCalls(fileOf(JSON.stringify(least), '{"id": 1}'))).toThrow(/line 2: no call/);
  expect(() => readCalls(fileOf('half of a'))).toThrow(/line 1: no call/);
});

it('takes every call of the example', () => {
  expect(readCalls('examples/calls/calls.jsonl')).toHaveLength(60);
});

it('splits names and spans of days', () => {
  expect(nameOf('Karl-Heinz von der Heide')).toEqual({ givenName: 'Karl-Heinz', familyName: 'von der Heide' });
  expect(nameOf('Li')).toEqual({ givenName: '', familyName: 'Li' });
  expect(nameOf(null)).toEqual({ givenName: '', familyName: 'Unbekannt' });
  expect(daysOf('mon-fri')).toEqual([1, 2, 3, 4, 5]);
  expect(daysOf('sat-mon')).toEqual([6, 7, 1]);
  expect(daysOf('some day')).toEqual([]);
});
