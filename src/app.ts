import type { FastifyInstance } from 'fastify';
import { devDoor } from '#api/dev/door.tsx';
import { fitConnectDoor } from '#api/fit-connect/routes.ts';
import { healthDoor } from '#api/health.ts';
import { machineDoor } from '#api/machine/door.ts';
import type { MachineCommand } from '#api/machine/machine-command.ts';
import { sandboxAccount, sandboxClient } from '#api/sandbox-account/sandbox-account.tsx';
import { sandboxPayments } from '#api/sandbox-payments/sandbox-payments.tsx';
import { sandboxRegister } from '#api/sandbox-register/sandbox-register.tsx';
import { deskDoor } from '#desk/door.ts';
import type { PaymentProvider } from '#domain/payments/index.ts';
import { fieldDoor } from '#field/door.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { createServer } from '#platform/http/server.ts';
import { portalDoor } from '#portal/door.ts';

/** The whole stack a request meets, in order. Portal last: its first path part is a town's name. */
export async function buildServer(
  parts: DoorParts,
  options: {
    trustProxy: boolean | number | string[];
    rateLimit: number;
    commands: readonly MachineCommand[];
    payments?: PaymentProvider | undefined;
    /** Origins of the payment provider's pages. */
    paymentOrigins?: readonly string[];
  },
): Promise<FastifyInstance> {
  const account = parts.account ?? (parts.demonstration ? sandboxClient(parts) : undefined);
  const door: DoorParts = { ...parts, ...(account ? { account } : {}) };
  const app = await createServer({
    logger: door.log,
    assets: door.assets,
    problems: door.problems,
    metrics: door.metrics,
    secure: door.secure,
    formActions: [
      ...[door.oidc, door.account].flatMap((client) => (client ? [new URL(client.issuer).origin] : [])),
      ...(options.paymentOrigins ?? []),
    ],
    ...options,
  });
  healthDoor(app, door);
  await machineDoor(app, door, options.commands);
  await fitConnectDoor(app, door);
  deskDoor(app, door);
  fieldDoor(app, door);
  if (door.demonstration) {
    devDoor(app, door);
    sandboxRegister(app, door);
    sandboxAccount(app, door);
    sandboxPayments(app, door);
  }
  portalDoor(app, door, { payments: options.payments });
  return app;
}
