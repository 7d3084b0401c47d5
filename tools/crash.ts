import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isSound, printReport } from './crash/print-report.ts';
import { runCrash, targets } from './crash/run-crash.ts';

const wish = z.object({
  times: z.coerce.number().int().min(1).max(1000),
  seed: z.coerce.number().int().min(0),
  clients: z.coerce.number().int().min(1).max(32),
  only: z.array(z.enum(targets)).optional(),
});

/** `npm run crash -- --times 50 --seed 1 [--only worker] [--clients 4]`: kills the product's processes and looks what is left. */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '4' },
    only: { type: 'string', multiple: true },
  },
});
const { only, ...rest } = wish.parse(values);
const report = await runCrash({ ...rest, ...(only ? { only } : {}), say: console.log });
printReport(report, console.log);
if (report.ownEndsStarting > 0) console.log(`\n${report.words.slice(0, 3).join('\n')}`);
process.exit(isSound(report) ? 0 : 1);
