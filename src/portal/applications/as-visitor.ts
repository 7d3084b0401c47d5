import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Command } from '#platform/commands/define-command.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { makeCommandId } from '#platform/values/command-id.ts';
import type { PortalVisit } from '../visit.ts';

/**
 * Runs a command about a draft as anybody: whoever has a case open in this browser fills in a form like everybody else.
 * Each saving has an id of its own: a page sent again after going back carries other answers.
 */
export function asVisitor<T, I extends z.ZodType, O>(
  visit: PortalVisit,
  command: Command<T, I, O>,
  input: unknown,
  id: string = makeCommandId(Date.parse(visit.now), randomBytes(10)),
): Promise<Outcome<O>> {
  const actor = {
    kind: 'anonymous',
    id: 'visitor',
    tenant: visit.tenant,
    roles: ['anonymous'],
    door: 'portal',
    ...(visit.actor.account ? { account: visit.actor.account } : {}),
  } as const;
  return visit.door.gate.execute({ id, command, actor, input });
}
