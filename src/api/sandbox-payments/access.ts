import type { ProviderAccess } from '#domain/payments/index.ts';

export const path = '/dev/pay';

/** What the sandbox wants to see of whoever calls it; no secret, it takes no money. */
export const sandboxUser = { user: 'sandbox', password: 'sandbox' };
export const sandboxOriginator = 'buergernah';

/** How the demonstration reaches its own sandbox. */
export function sandboxAccess(publicUrl: string): ProviderAccess {
  return {
    url: `${publicUrl}${path}`,
    originatorId: sandboxOriginator,
    auth: { kind: 'basic', ...sandboxUser },
    redirectOrigins: [new URL(publicUrl).origin],
  };
}
