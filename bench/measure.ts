/** One run of many equal pieces of work. */
export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Does `count` pieces of work, `lanes` at a time. */
export async function measure(
  count: number,
  lanes: number,
  work: (index: number, lane: number) => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (next < count) {
        const index = next;
        next += 1;
        const began = performance.now();
        await work(index, lane);
        times.push(performance.now() - began);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A row of the report; the ratio comes first, because these machines are noisy and figures alone mislead. */
export interface Row {
  what: string;
  ratio?: number;
  aim?: number;
  figures: Record<string, number>;
}
