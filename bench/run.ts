import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { startCluster } from './clusters.ts';
import { benchFinder } from './finder.ts';
import { benchIntake } from './intake.ts';
import type { Row } from './measure.ts';
import { benchPages } from './pages.ts';
import { benchStart } from './start.ts';
import { benchSync } from './sync.ts';

const out = 'test-results/bench.json';

/** `npm run bench`, or `npm run bench -- intake pages` for parts of it. */
async function main(only: readonly string[]): Promise<void> {
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  const rows: Row[] = [];
  const part = async (name: string, run: () => Promise<Row[]>) => {
    if (!wanted(name)) return;
    console.log(`▸ ${name} …`);
    rows.push(...(await run()));
  };
  const cluster = await startCluster();
  try {
    await part('intake', () => benchIntake(cluster));
    await part('finder', () => benchFinder(cluster));
    await part('pages', () => benchPages(cluster));
    await part('sync', () => benchSync(cluster));
  } finally {
    await cluster.stop();
  }
  await part('start', benchStart);
  print(rows);
  await mkdir('test-results', { recursive: true });
  await writeFile(
    out,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cores: cpus().length, rows }, null, 2)}\n`,
  );
  console.log(`\nWritten to ${out}`);
}

function print(rows: readonly Row[]): void {
  console.log('\n ratio   aim   what');
  for (const { what, ratio, aim, figures } of rows) {
    const text = (value: number | undefined) => (value === undefined ? '    –' : value.toFixed(2).padStart(5));
    console.log(` ${text(ratio)} ${text(aim)}   ${what}`);
    console.log(
      `               ${Object.entries(figures)
        .map(([name, value]) => `${name} ${value >= 100 ? Math.round(value) : value.toFixed(1)}`)
        .join(' · ')}`,
    );
  }
}

await main(process.argv.slice(2));
