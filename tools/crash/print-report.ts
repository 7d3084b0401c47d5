import { type CrashReport, targets } from './run-crash.ts';

/** The report as a table for people; every broken demand with its first findings. */
export function printReport(report: CrashReport, say: (line: string) => void): void {
  say('');
  say(`kill -9, seed ${report.seed}, ${Math.round(report.seconds)} s`);
  say('  killed      times   answered again p50      max');
  for (const target of targets) {
    const times = [...report.answered[target]].sort((one, other) => one - other);
    const p50 = times[Math.floor(times.length / 2)];
    const line = [
      target.padEnd(10),
      String(report.kills[target]).padStart(6),
      ms(p50).padStart(21),
      ms(times.at(-1)).padStart(8),
    ];
    say(`  ${line.join(' ')}`);
  }
  const { jobs } = report;
  say(
    `  commands ${report.commands}, acknowledged ${report.acknowledged}; sent again ${report.retried} of them, ${report.retries} times`,
  );
  say(
    `  failures on the way: ${
      Object.entries(report.failures)
        .map(([why, count]) => `${why} ${count}`)
        .join(', ') || 'none'
    }`,
  );
  say(
    `  jobs ${jobs.count}, begun again ${jobs.repeated}, longest way ${jobs.longestSeconds.toFixed(1)} s, drained in ${report.drainSeconds.toFixed(1)} s`,
  );
  say(`  mails ${report.mails}, delivered again under the same Message-ID ${report.mailsAgain}`);
  say(
    `  processes that ended by themselves: while starting ${report.ownEndsStarting}, while working ${report.ownEndsWorking}`,
  );
  say('');
  for (const { what, over, found } of report.demands) {
    say(
      `  ${found.length === 0 && over > 0 ? '✓' : '✗'} ${what} (${over}${found.length > 0 ? `, ${found.length} against it` : ''})`,
    );
    for (const line of found.slice(0, 5)) say(`      ${line}`);
  }
}

/** Nothing lost, nothing doubled, and everything was really looked at. */
export function isSound(report: CrashReport): boolean {
  return report.demands.every(({ found, over }) => found.length === 0 && over > 0);
}

const ms = (value: number | undefined) => (value === undefined ? '–' : `${Math.round(value)} ms`);
