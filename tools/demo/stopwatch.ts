export interface Stopwatch {
  /** Runs and notes how long it took, in milliseconds, under a step's name. */
  time<T>(step: string, run: () => Promise<T>): Promise<T>;
  /** A row for each step: how often, median, 95th percentile, longest. */
  rows(): { step: string; count: number; p50: number; p95: number; longest: number }[];
}

export function startWatch(): Stopwatch {
  const noted = new Map<string, number[]>();
  return {
    async time(step, run) {
      const began = performance.now();
      const result = await run();
      const times = noted.get(step) ?? [];
      times.push(performance.now() - began);
      noted.set(step, times);
      return result;
    },
    rows: () =>
      [...noted].map(([step, times]) => {
        const sorted = times.toSorted((a, b) => a - b);
        const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
        return { step, count: sorted.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
      }),
  };
}
