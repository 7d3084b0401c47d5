import type { Actor } from '#platform/commands/actor.ts';
import type { PortalVisit } from './visit.ts';

/**
 * Who asks for something new. Whoever has another case open asks as anybody does: the new case belongs to nobody's
 * session. Who is signed in finds it in their list: `openCase` reads the account from this actor.
 */
export function newCaseActor({ tenant, actor }: Pick<PortalVisit, 'tenant' | 'actor'>): Actor {
  const { account } = actor;
  return {
    kind: 'anonymous',
    id: 'visitor',
    tenant,
    roles: ['anonymous'],
    door: 'portal',
    ...(account ? { account } : {}),
  };
}
