import type { z } from 'zod';
import type { Command } from '#platform/commands/define-command.ts';

/** Any command of the product, as a door that knows none by name handles it. */
export type MachineCommand = Command<never, z.ZodType, unknown>;
