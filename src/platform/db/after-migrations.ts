import { installJobs } from '#platform/jobs/queue.ts';

/**
 * Runs after the plain-SQL migrations with the owner's rights and under the
 * same lock, at every start; must be harmless when repeated. Place of schemas
 * that a library installs itself.
 */
export async function afterMigrations(url: string): Promise<void> {
  await installJobs(url);
}
