import { z } from 'zod';
import { configurationPart } from '#domain/identity/index.ts';

/** Configuration part `payments` of a town. */
export const paymentSettingsSchema = z.strictObject({
  /** The town's mandate at the payment provider (XBezahldienste `endPointId`), often its AGS. */
  endPointId: z.string().regex(/^[\w-]{1,36}$/),
  /** How long a resident has to pay what is asked for. */
  payWithinDays: z.int().min(1).max(365),
});
export type PaymentSettings = z.output<typeof paymentSettingsSchema>;

export const readPaymentSettings = configurationPart('payments', paymentSettingsSchema);
