import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { seal, unseal } from '#platform/crypto/seal.ts';
import type { FormBody } from '#platform/http/form-input.ts';
import type { PortalVisit } from '../visit.ts';

/** What somebody has typed so far. `id` is drawn on the first page: however often the last one is sent, it is one request. */
export interface FormState {
  id: string;
  begunAt: string;
  /** All pages were once filled in: after a correction one returns to the check. */
  complete: boolean;
  fields: FormBody;
}

const stateSchema = z.object({
  id: z.uuid(),
  begunAt: z.iso.datetime(),
  complete: z.boolean(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

const hours = 12;
/** Inflated; a form of ours has a tenth of it. */
const largest = 64_000;

// Carried in the address, so that going back, reloading and switching the language lose nothing and no cookie holds
// names. Sealed and tied to this browser: an address out of a log or a history opens nowhere else.
function context(visit: PortalVisit, form: string): string {
  return `${form}/${visit.tenant}/${visit.ui.csrf}`;
}

export function sealState(visit: PortalVisit, form: string, state: FormState): string {
  const plain = deflateRawSync(Buffer.from(JSON.stringify(state), 'utf8'));
  const sealed = seal(deriveKey(visit.door.masterKey, 'portal-form'), plain, context(visit, form));
  return Buffer.from(sealed).toString('base64url');
}

/** `undefined` when it is another browser's, too old, or no state at all: the form begins anew. */
export function openState(visit: PortalVisit, form: string, text: string | undefined): FormState | undefined {
  if (!text) return undefined;
  try {
    const sealed = Buffer.from(text, 'base64url');
    const plain = unseal(deriveKey(visit.door.masterKey, 'portal-form'), sealed, context(visit, form));
    const json: unknown = JSON.parse(inflateRawSync(plain, { maxOutputLength: largest }).toString('utf8'));
    const state = stateSchema.parse(json);
    return Date.parse(state.begunAt) + hours * 3_600_000 > Date.parse(visit.now) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** The fields of one page as just sent; what other pages hold stays. */
export function mergeFields(before: FormBody, sent: FormBody, names: readonly string[]): FormBody {
  const merged: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(before)) if (!names.includes(name)) merged[name] = value;
  for (const name of names) {
    const value = sent[name];
    if (value !== undefined && value.length > 0) merged[name] = value;
  }
  return merged;
}
