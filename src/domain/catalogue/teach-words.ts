import { z } from 'zod';
import { saveConfiguration } from '#domain/identity/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type CatalogueStep, catalogueEntry } from './catalogue-step.ts';
import { indexTown } from './index-town.ts';
import { refuse } from './problems.ts';
import { listedService } from './queries.ts';
import { putService } from './save-service.ts';
import { settle } from './search-misses.ts';
import { readServices, readTownWords } from './town-parts.ts';

/**
 * From now on these words find the service, one of the town's own or one of the shared list; if people looked for them in
 * vain, that is settled. Refuses `catalogue.unknown-service`.
 */
export const teachWords = defineCommand({
  name: 'catalogue.teach-words',
  input: z.strictObject({ key: z.string(), words: z.string().trim().min(2).max(80) }),
  async run(step: CatalogueStep, { key, words }) {
    await settle(step, words);
    const own = (await readServices(step.tx, step.tenant)).value.find((each) => each.key === key);
    if (own) {
      const said = new Set([...own.everydayWords.de, words]);
      return putService(step, { ...own, everydayWords: { ...own.everydayWords, de: [...said] } }, own);
    }
    if (!(await listedService(step.tx, key))) throw refuse('catalogue.unknown-service');
    const before = await readTownWords(step.tx, step.tenant);
    const value = { ...before?.value, [key]: [...new Set([...(before?.value[key] ?? []), words])] };
    const version = await saveConfiguration(step, 'words', before?.version ?? 0, value);
    if (version === undefined) throw refuse('catalogue.changed-meanwhile');
    await indexTown(step.tx, step.tenant);
    return {
      value: { key, version },
      journal: [catalogueEntry('service', key, 'catalogue.words-taught', { version })],
    };
  },
});
