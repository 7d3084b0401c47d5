import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Command } from '#platform/commands/define-command.ts';
import { createToken } from '../src/machine-tokens.ts';
import type { TestProduct } from './harness.ts';

/** Runs a command through the machines' door and gives its value. */
export async function send<T, I extends z.ZodType, O>(
  product: TestProduct,
  town: string,
  command: Command<T, I, O>,
  input: z.input<I>,
): Promise<Record<string, unknown>> {
  const roles = 'agent,dispatcher,admin';
  const made = await createToken(product.databaseUrl, [town, `steps-${randomUUID()}`, roles]);
  if (!made.ok) throw new Error(made.message);
  const path = `/api/v1/${town}/commands/${command.name}`;
  const answer = await product
    .client()
    .json(path, { id: randomUUID(), input }, { authorization: `Bearer ${made.token}` });
  expect(answer.text).toContain('"outcome"');
  return z.object({ outcome: z.record(z.string(), z.unknown()) }).parse(answer.body).outcome;
}

/** The Monday after next: far enough for every promise, on a working week. */
export function planningDay(): string {
  const date = new Date();
  date.setUTCDate(date.getUTCDate() + 7 + ((8 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}

export const idCard = '99008001012000';

/** A resident of Bochum near the depot; `over` names what differs. */
export function residentOfBochum(familyName: string, over: { lat?: number; lon?: number; ags?: string } = {}) {
  return {
    givenName: 'Edeltraud',
    familyName,
    birthDate: '1941-03-05',
    contactWay: 'letter' as const,
    address: {
      street: 'Dorstener Straße',
      houseNumber: '66',
      postcode: '44809',
      place: 'Bochum',
      ags: '05911000',
      lat: 51.503,
      lon: 7.16,
      ...over,
    },
  };
}
