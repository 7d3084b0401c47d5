import type { ApplicationDb } from './application-step.ts';
import { composePayload } from './compose-payload.ts';
import type { Connector } from './connector.ts';
import type { Deliver } from './ways.ts';

/** Posts the application to its specialist system. */
export function postWay(connector: Connector): Deliver {
  return async ({ context, application }) => {
    const payload = await context.read((db: ApplicationDb) => composePayload(db, context.tenant, application));
    const delivery = await connector.deliver(payload, application.id);
    if (delivery.ok) return { kind: 'delivered', reference: delivery.reference };
    if (delivery.kind === 'refused') return { kind: 'refused', code: delivery.code };
    throw new Error(delivery.reason);
  };
}
