import { z } from 'zod';
import { configurationPart, optionalPart } from '#domain/identity/index.ts';
import { responsibilityShape } from './office-rules.ts';
import { publicServiceShape } from './rules.ts';

/** The town's services as configured now. */
export const readServices = configurationPart('services', z.array(publicServiceShape));

/** The town's offices and what they are responsible for. A town without them goes by the shared rules. */
export const readResponsibility = optionalPart('responsibility', responsibilityShape);

/** Words people here use for services the town has no text of its own for, by key. */
export const readTownWords = optionalPart('words', z.record(z.string(), z.array(z.string().min(1))));

const settings = optionalPart('catalogue', z.strictObject({ staleAfterDays: z.int().positive() }));

/** After how many days without a look an entry counts as stale: as configured, else a year. */
export async function staleAfterDays(...of: Parameters<typeof settings>): Promise<number> {
  return (await settings(...of))?.value.staleAfterDays ?? 365;
}
