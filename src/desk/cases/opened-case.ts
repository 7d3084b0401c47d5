import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Cookie } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { asVisit } from '#platform/http/mount-routes.ts';
import type { StaffVisit } from '../visit.ts';

/** Says which case a caller's secret has opened for this agent, and until when; signed, nothing stored. */
const openedCookie = 'bn_desk_case';
/** As long as a long call takes. */
const minutes = 30;

function sign(door: DoorParts, text: string): Buffer {
  return createHmac('sha256', deriveKey(door.masterKey, 'desk-case')).update(text).digest();
}

export function rememberOpened(visit: StaffVisit, caseId: string): Cookie {
  const until = Date.parse(visit.now) + minutes * 60_000;
  // The agent is part of what is signed: the next one at this desk must ask for the secret again.
  const text = `${visit.tenant}.${visit.staff.staffId}.${caseId}.${until}`;
  return {
    name: openedCookie,
    value: `${caseId}.${until}.${sign(visit.door, text).toString('base64url')}`,
    path: '/desk',
    maxAgeSeconds: minutes * 60,
  };
}

export function forgetOpened(): Cookie {
  return { name: openedCookie, value: '', path: '/desk' };
}

function openedCase(visit: StaffVisit): string | undefined {
  const match = /^([0-9a-f-]{36})\.(\d{1,16})\.([A-Za-z0-9_-]{43})$/.exec(visit.cookies[openedCookie] ?? '');
  if (!match) return undefined;
  const [, caseId = '', until = '', signature = ''] = match;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(visit.door, `${visit.tenant}.${visit.staff.staffId}.${caseId}.${until}`);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  return genuine && Number(until) > Date.parse(visit.now) ? caseId : undefined;
}

/** The visit with the case its caller's secret has opened, if one has: commands and pages then see it. */
export function withOpenedCase(visit: StaffVisit): StaffVisit {
  const caseId = openedCase(visit);
  if (!caseId) return visit;
  return { ...visit, ...asVisit(visit.door, visit, { ...visit.actor, caseId }) };
}
