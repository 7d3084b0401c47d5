import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCaseNumber, makeCaseNumber } from '#platform/values/case-number.ts';
import {
  type AttemptState,
  attemptStates,
  checkAt,
  hasExpired,
  isDue,
  mayStart,
  type PaymentState,
  paymentStates,
  plainText,
  purposeLine,
  type Settled,
  settle,
  settlements,
} from './rules.ts';
import { centsOf, euros, paymentRequest } from './xbezahldienste.ts';

describe('the table of ends', () => {
  it('keeps its promises for every pair of states', () => {
    for (const payment of paymentStates) {
      for (const attempt of attemptStates) {
        for (const end of settlements) {
          const settled = settle({ payment, attempt }, end);
          // Money that came is never lost sight of, except where it is on record already or no transaction exists.
          if (end === 'paid') expect(settled === undefined).toBe(['starting', 'paid', 'overpaid'].includes(attempt));
          if (!settled) continue;
          if (!isDue(payment)) expect(settled.payment).toBe(payment);
          expect(settled.attempt === 'overpaid').toBe(settled.entry === 'payment.paid-twice');
        }
      }
    }
  });

  /** A payment with its tries; news about any of them in any order, and new tries whenever one may begin. */
  it('pays a payment once, whatever comes in whatever order', () => {
    const step = fc.record({
      try: fc.nat({ max: 4 }),
      end: fc.constantFrom(...settlements),
      what: fc.constantFrom('begin', 'news', 'news', 'drop'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let payment: PaymentState = 'open';
        const tries: AttemptState[] = [];
        let money = 0;
        for (const one of steps) {
          const running = tries.some((state) => state === 'started');
          if (one.what === 'begin' && mayStart(payment) && !running) {
            tries.push('started');
            payment = 'started';
          } else if (one.what === 'drop' && isDue(payment)) payment = 'dropped';
          else if (one.what === 'news') {
            const at = tries[one.try];
            const settled: Settled | undefined = at && settle({ payment, attempt: at }, one.end);
            if (!settled) continue;
            if (one.end === 'paid') money += 1;
            tries[one.try] = settled.attempt;
            payment = settled.payment;
          }
          const paid = tries.filter((state) => state === 'paid').length;
          const back = tries.filter((state) => state === 'overpaid').length;
          expect(paid).toBe(payment === 'paid' ? 1 : 0);
          expect(paid + back).toBe(money);
        }
      }),
    );
  });
});

it('asks ever more seldom, and ends', () => {
  const begun = '2026-11-23T09:00:00.000Z';
  const times: string[] = [];
  for (let number = 1; ; number++) {
    const at = checkAt(begun, number);
    if (at === undefined) break;
    times.push(at);
  }
  expect(times).toEqual(times.toSorted());
  expect(times.length).toBeLessThan(20);
  expect(times.filter((at) => !hasExpired(begun, at)).length).toBeGreaterThan(5);
  expect(times.some((at) => hasExpired(begun, at))).toBe(true);
});

it('writes a purpose every provider takes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uuid(), (random, id) => {
      const line = purposeLine(formatCaseNumber(makeCaseNumber(random)), id);
      expect(paymentRequest.shape.purpose.safeParse(line).success, line).toBe(true);
    }),
  );
});

it('cuts texts to what the interface takes, never within a character', () => {
  const signs = fc.constantFrom('a', 'ß', '👍', 'e\u0301', ' ', '\0', '\n', '\u202e', '\ud800', '\udc00');
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 300 }), fc.integer({ min: 1, max: 250 }), (text, max) => {
      const plain = plainText(text.join(''), max);
      expect([...plain].length).toBeLessThanOrEqual(max);
      expect(plain.isWellFormed()).toBe(true);
      expect(plain).not.toMatch(/\p{Cc}/u);
    }),
  );
});

it('turns cents into euros and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_900 }), (cents) => {
      const sent: unknown = JSON.parse(JSON.stringify(euros(cents)));
      expect(String(sent)).toMatch(/^\d+(\.\d{1,2})?$/);
      expect(centsOf(Number(sent))).toBe(cents);
    }),
  );
});
