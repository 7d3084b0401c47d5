import { jobData } from './queue.ts';
import { runReaction, type WorkerParts } from './worker.ts';

/**
 * Runs every job that is due now, including those that the jobs themselves cause, and returns how many
 * succeeded and failed. For tests and for a one-shot worker: no polling, no waiting for retries.
 */
export async function drainJobs(parts: Omit<WorkerParts, 'ticks'>): Promise<{ done: number; failed: number }> {
  const { boss } = parts.queues;
  let done = 0;
  let failed = 0;
  for (let found = true; found; ) {
    found = false;
    for (const [name, reaction] of Object.entries(parts.reactions)) {
      const jobs = await boss.fetch(name, { batchSize: 50, includeMetadata: true });
      for (const job of jobs) {
        found = true;
        try {
          await runReaction(parts, reaction, jobData.parse(job.data), job.retryCount + 1);
          await boss.complete(name, job.id);
          done += 1;
        } catch (error) {
          await boss.fail(name, job.id, { message: error instanceof Error ? error.message : String(error) });
          failed += 1;
        }
      }
    }
  }
  return { done, failed };
}
