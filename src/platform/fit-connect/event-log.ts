import { eventsPerPage, type FitConnectApi } from './api.ts';
import type { ApiResult } from './request.ts';
import { type RsaKey, readPublicKey } from './rsa-key.ts';
import {
  claimedEvent,
  type EventName,
  type EventProblemCode,
  readEvent,
  type SecurityEvent,
} from './security-event.ts';

/** What only the receiver of a submission may say of it; everything else is the delivery service's. */
const receivers: readonly EventName[] = ['forward-submission', 'reject-submission', 'accept-submission'];
const services: readonly EventName[] = [
  'create-submission',
  'submit-submission',
  'notify-submission',
  // After fourteen days without an answer the service itself says no.
  'reject-submission',
  'delete-submission',
  'create-reply',
  'submit-reply',
];
/** A log longer than this is no log of one case. */
const maxEvents = 5000;

export type LogRead =
  | { ok: true; events: SecurityEvent[] }
  | { ok: false; kind: 'invalid'; problem: EventProblemCode }
  | { ok: false; kind: 'unavailable'; reason: string };

/**
 * Reads the events of one submission or reply (`sub`) from its case's log, each one verified: signature by the key of
 * the issuer it names, exactly one event of a known kind, this case, an issuer that may say this, no id twice. One event
 * that does not hold makes the whole log worthless.
 */
export async function readEventLog(
  api: FitConnectApi,
  of: { caseId: string; sub: string; destinationId: string; now: string },
): Promise<LogRead> {
  const tokens = await allTokens(api, of.caseId);
  if (!tokens.ok) return tokens;
  const keys = openKeys(api, of.destinationId);
  const seen = new Set<string>();
  const events: SecurityEvent[] = [];
  for (const token of tokens.value) {
    const about = claimedEvent(token)?.sub;
    if (about !== undefined && about !== of.sub) continue;
    const read = await readEvent(token, { caseId: of.caseId, now: of.now, keyOf: keys.find });
    if (keys.failed()) return { ok: false, kind: 'unavailable', reason: keys.failed() ?? '' };
    if (!read.ok) return { ok: false, kind: 'invalid', problem: read.problem };
    const { event } = read;
    const mayBe = event.iss === api.apiUrl ? services : event.iss === of.destinationId ? receivers : [];
    if (!mayBe.includes(event.name)) return { ok: false, kind: 'invalid', problem: 'event.wrong-issuer' };
    if (seen.has(event.jti)) return { ok: false, kind: 'invalid', problem: 'event.replayed' };
    seen.add(event.jti);
    events.push(event);
  }
  return { ok: true, events };
}

async function allTokens(api: FitConnectApi, caseId: string) {
  const tokens: string[] = [];
  while (tokens.length < maxEvents) {
    const page = await api.events(caseId, tokens.length);
    if (!page.ok) return { ok: false, kind: 'unavailable', reason: reasonOf(page) } as const;
    tokens.push(...page.value.eventLog);
    if (page.value.eventLog.length < eventsPerPage) return { ok: true, value: tokens } as const;
  }
  return { ok: false, kind: 'unavailable', reason: 'fit-connect.log-too-long' } as const;
}

/** Keys by issuer, each fetched once: the service's own set, or the destination's by name. */
function openKeys(api: FitConnectApi, destinationId: string) {
  const known = new Map<string, RsaKey | undefined>();
  let failure: string | undefined;
  async function fetchKey(iss: string, kid: string): Promise<RsaKey | undefined> {
    let jwk: unknown;
    if (iss === api.apiUrl) {
      const set = await api.serviceKeys();
      if (!set.ok) failure = reasonOf(set);
      else jwk = set.value.keys.find((one) => one.kid === kid);
    } else if (iss === destinationId) {
      const answer = await api.destinationKey(iss, kid);
      if (answer.ok) jwk = answer.value;
      else if (answer.kind === 'unavailable') failure = answer.reason;
    }
    const read = await readPublicKey(jwk, 'PS512');
    return read.ok && read.key.kid === kid ? read.key : undefined;
  }
  return {
    failed: () => failure,
    async find(iss: string, kid: string): Promise<RsaKey | undefined> {
      const name = JSON.stringify([iss, kid]);
      if (!known.has(name)) known.set(name, await fetchKey(iss, kid));
      return known.get(name);
    },
  };
}

/** The code of what went wrong, for a job's error and the desk. */
export function reasonOf(result: Exclude<ApiResult<unknown>, { ok: true }>): string {
  return result.kind === 'unavailable' ? result.reason : `fit-connect.${result.code}`;
}

/** What a case's log claims, unverified: enough to see whether something of our own stands in it already. */
export async function claimsIn(api: FitConnectApi, caseId: string) {
  const tokens = await allTokens(api, caseId);
  return tokens.ok ? { ok: true as const, events: tokens.value.flatMap((token) => claimedEvent(token) ?? []) } : tokens;
}
