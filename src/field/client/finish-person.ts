import type { PersonOutcome } from '#domain/visits/rules.ts';
import { makeReceipt } from '#platform/crypto/receipt.ts';
import { personProgress } from '../progress-rules.ts';
import { type Note, note } from './memory.ts';
import type { PersonProps } from './person-props.ts';
import { getState } from './state.ts';

/** Nobody is there to take one. */
const withoutReceipt: readonly PersonOutcome[] = ['nobody-home', 'moved', 'deceased'];

/** Notes the outcome and, where somebody can take it, the receipt the device signs. Answers whether there is one. */
export async function finishPerson(
  { held, stop, person }: PersonProps,
  outcome: PersonOutcome,
  draft: string,
): Promise<boolean> {
  const { device, commands } = getState();
  const tourId = held.data.tour.id;
  const at = { tourId, visitId: stop.visit.visitId, caseId: person.caseId };
  const notes: Note[] = [{ name: 'visits.finish-person', input: { ...at, outcome } }];
  const hasReceipt = device !== undefined && !withoutReceipt.includes(outcome);
  if (hasReceipt) {
    const { results } = personProgress(stop, person, commands);
    const facts = person.services.map(({ key }): [string, string] => [key, results.get(key) ?? 'not-done']);
    const recordedAt = new Date().toISOString();
    const content = { number: person.number, at: recordedAt };
    const signed = makeReceipt(device, { ...content, facts }).catch((error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
      // Too many services for a code that can be scanned: the outcome alone, the rest stands on the paper.
      return makeReceipt(device, { ...content, facts: [['outcome', outcome]] });
    });
    const input = { ...at, receiptId: crypto.randomUUID(), token: await signed, recordedAt };
    notes.push({ name: 'visits.issue-receipt', input });
  }
  await note(tourId, notes, [draft]);
  return hasReceipt;
}
