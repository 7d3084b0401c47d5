import { makeCommandId } from './command-id.ts';

/**
 * Ids that sort in the order they were drawn, also within one millisecond: the 12 bits after the time
 * count up (RFC 9562 § 6.2, method 1), so two entries of one command keep their order in the history.
 */
export function orderedIds(now: () => string): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const millis = Date.parse(now());
    counter = millis === last ? counter + 1 : 0;
    last = millis;
    const random = crypto.getRandomValues(new Uint8Array(10));
    random[0] = (counter >> 8) & 0x0f;
    random[1] = counter & 0xff;
    return makeCommandId(millis, random);
  };
}
