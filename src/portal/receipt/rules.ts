import { z } from 'zod';

/** What the page hands to its script: the town's public keys and the names of its services. */
export const receiptProps = z.object({
  keys: z.array(z.object({ x: z.string(), y: z.string() })),
  tenant: z.string(),
  services: z.record(z.string(), z.string()),
});
export type ReceiptProps = z.output<typeof receiptProps>;
