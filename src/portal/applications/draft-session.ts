import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Cookie } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';

/** Says which draft a browser is filling in, and until when; signed, nothing stored. One for each service. */
export const draftCookie = 'bn_draft';
/** As long as somebody may think about a page. */
export const draftMinutes = 60;

type Signer = Pick<DoorParts, 'masterKey' | 'now'>;

function sign(door: Signer, text: string): Buffer {
  return createHmac('sha256', deriveKey(door.masterKey, 'draft-session')).update(text).digest();
}

/** Until when a session lasts that begins or goes on now (ISO instant). */
export function draftSessionEnd(door: Pick<DoorParts, 'now'>): string {
  return new Date(Date.parse(door.now()) + draftMinutes * 60_000).toISOString();
}

export function openDraftSession(door: Signer, at: { tenant: string; service: string; draft: string }): Cookie {
  const until = Date.parse(draftSessionEnd(door));
  const signature = sign(door, `${at.tenant}.${at.service}.${at.draft}.${until}`).toString('base64url');
  return {
    name: draftCookie,
    value: `${at.draft}.${until}.${signature}`,
    path: `/${at.tenant}/apply/${at.service}`,
    maxAgeSeconds: draftMinutes * 60,
  };
}

export function closeDraftSession(at: { tenant: string; service: string }): Cookie {
  return { name: draftCookie, value: '', path: `/${at.tenant}/apply/${at.service}` };
}

/** The draft this browser has open for the service, if it still may. */
export function openedDraft(
  door: Signer,
  at: { tenant: string; service: string },
  cookie: string | undefined,
): string | undefined {
  const match = /^([0-9a-f-]{36})\.(\d{1,16})\.([A-Za-z0-9_-]{43})$/.exec(cookie ?? '');
  if (!match) return undefined;
  const [, draft = '', until = '', signature = ''] = match;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(door, `${at.tenant}.${at.service}.${draft}.${until}`);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  return genuine && Number(until) > Date.parse(door.now()) ? draft : undefined;
}
