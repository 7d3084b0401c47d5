import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

export const town = 'musterstadt';

/** A command as it was sent, and what was answered in the end. */
export interface Sent {
  id: string;
  command: 'visits.request' | 'visits.decide-need';
  /** Marks the resident of a request: nobody else has this name. */
  name?: string;
  tries: number;
  outcome?: unknown;
}

export interface Load {
  readonly sent: readonly Sent[];
  /** Answers that are neither an outcome nor "try again". */
  readonly wrong: readonly string[];
  readonly failures: Readonly<Record<string, number>>;
  /** The first acknowledgement of a command that was first sent after this instant (ms of the monotonic clock). */
  answeredAfter(instant: number): Promise<number>;
  /** No new commands; those under way are sent until they are acknowledged. */
  finish(): Promise<void>;
}

const opened = z.looseObject({ caseId: z.uuid(), number: z.string() });
const answered = z.object({ outcome: z.unknown() });
const patienceMs = 120_000;

/** Clients that each send one command after the other, the same id again until it is acknowledged. */
export function startLoad(
  address: string,
  tokens: { agent: string; dispatcher: string },
  { clients, pauseMs, random }: { clients: number; pauseMs: number; random: () => number },
): Load {
  const sent: Sent[] = [];
  const wrong: string[] = [];
  const failures: Record<string, number> = {};
  let waiting: { after: number; tell: (instant: number) => void }[] = [];
  let finishing = false;
  let count = 0;

  const once = async (one: Sent, token: string, input: unknown): Promise<boolean> => {
    const began = performance.now();
    one.tries += 1;
    const fail = (why: string) => {
      failures[why] = (failures[why] ?? 0) + 1;
      return false;
    };
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${address}/api/v1/${town}/commands/${one.command}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify({ id: one.id, input }),
        signal: AbortSignal.timeout(30_000),
      });
      text = await response.text();
    } catch {
      return fail('no answer');
    }
    // 503 says: again later. Any other answer, also a 500, is one the product should not give here.
    if (response.status === 503) return fail('503');
    if (response.status !== 200) {
      wrong.push(`${one.command} ${one.id} → ${response.status} ${text.slice(0, 300)}`);
      return true;
    }
    one.outcome = answered.parse(JSON.parse(text)).outcome;
    const now = performance.now();
    waiting = waiting.filter(({ after, tell }) => {
      if (began < after) return true;
      tell(now);
      return false;
    });
    return true;
  };
  const send = async (one: Sent, token: string, input: unknown): Promise<void> => {
    sent.push(one);
    const end = Date.now() + patienceMs;
    while (!(await once(one, token, input))) {
      if (Date.now() > end) {
        wrong.push(`${one.command} ${one.id} was not acknowledged within ${patienceMs / 1000} s`);
        return;
      }
      await sleep(50 + random() * 100);
    }
  };
  const client = async (): Promise<void> => {
    while (!finishing) {
      count += 1;
      const name = `Muster${count}`;
      const request: Sent = { id: randomUUID(), command: 'visits.request', name, tries: 0 };
      await send(request, tokens.agent, requestOf(name, count));
      const file = opened.safeParse(request.outcome);
      if (file.success && count % 2 === 0) {
        const decision: Sent = { id: randomUUID(), command: 'visits.decide-need', tries: 0 };
        await send(decision, tokens.dispatcher, decisionOf(file.data.caseId));
      }
      await sleep(random() * pauseMs * 2);
    }
  };
  const running = Promise.all(Array.from({ length: clients }, client));
  return {
    sent,
    wrong,
    failures,
    answeredAfter: (after) => new Promise((tell) => waiting.push({ after, tell })),
    async finish() {
      finishing = true;
      await running;
    },
  };
}

const ways = ['email', 'email', 'letter', 'call'] as const;

function requestOf(name: string, index: number) {
  return {
    channel: 'portal',
    services: ['99008001012000'],
    residentTakesPart: true,
    resident: {
      givenName: 'Erika',
      familyName: name,
      birthDate: '1941-05-17',
      phone: '+49 299 555123',
      email: `${name.toLowerCase()}@mail.example`,
      contactWay: ways[index % ways.length],
      address: {
        street: 'Lindenweg',
        houseNumber: String((index % 90) + 1),
        postcode: '45999',
        place: 'Musterstadt',
        ags: '05999000',
      },
    },
    message: 'Ich kann nicht mehr aus dem Haus.',
    callBack: index % 3 === 0,
  };
}

const decisionOf = (caseId: string) => ({ caseId, facts: { careLevel: 4 }, proofKind: 'care-level-notice' });
