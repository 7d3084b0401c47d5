import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Cookie } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';

/** Says which case a browser has opened by its secret, and until when; signed, nothing stored. */
export const caseCookie = 'bn_case';
const minutes = 120;

type Signer = Pick<DoorParts, 'masterKey' | 'now'>;

function sign(door: Signer, text: string): Buffer {
  return createHmac('sha256', deriveKey(door.masterKey, 'case-session')).update(text).digest();
}

export function openCaseSession(door: Signer, tenant: string, caseId: string): Cookie {
  const until = Date.parse(door.now()) + minutes * 60_000;
  const text = `${tenant}.${caseId}.${until}`;
  return {
    name: caseCookie,
    value: `${text}.${sign(door, text).toString('base64url')}`,
    path: `/${tenant}`,
    maxAgeSeconds: minutes * 60,
  };
}

export function closeCaseSession(tenant: string): Cookie {
  return { name: caseCookie, value: '', path: `/${tenant}` };
}

/** The case this browser has opened in this town, if it still may look at it. */
export function openedCase(door: Signer, tenant: string, cookie: string | undefined): string | undefined {
  const match = /^([a-z][a-z0-9-]{1,39})\.([0-9a-f-]{36})\.(\d{1,16})\.([A-Za-z0-9_-]{43})$/.exec(cookie ?? '');
  if (!match) return undefined;
  const [, town = '', caseId = '', until = '', signature = ''] = match;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(door, `${town}.${caseId}.${until}`);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  return genuine && town === tenant && Number(until) > Date.parse(door.now()) ? caseId : undefined;
}
