/** A try to pay, as the provider needs it. No name and no address of anybody: the provider asks its payer itself. */
export interface StartWish {
  /** Id of the try; the same id twice is the same transaction. At most 36 characters. */
  requestId: string;
  endPoint: string;
  /** ISO instant. */
  at: string;
  cents: number;
  /** At most 27 letters, digits, spaces, hyphens. */
  purpose: string;
  /** At most 250 characters. */
  description: string;
  items: readonly { id: string; description: string; cents: number; quantity: number }[];
  /** Where the payer's browser comes back to. That it came says nothing about money. */
  returnUrl: string;
}

export type StartAnswer =
  | { ok: true; transaction: string; url: string }
  /** The provider knows the try, but does not say which transaction it is. Nobody was ever sent there. */
  | { ok: false; kind: 'exists' }
  /** The provider has looked and says no; the same again changes nothing. */
  | { ok: false; kind: 'refused'; code: string }
  | { ok: false; kind: 'unavailable'; code: string };

export interface StatusWish {
  endPoint: string;
  transaction: string;
  requestId: string;
  cents: number;
}

export type StatusAnswer =
  | { ok: true; status: 'initial' | 'paid' | 'failed' | 'cancelled'; method?: string | undefined }
  | { ok: false; kind: 'refused' | 'unavailable'; code: string };

/** The way to a payment provider. It never tries again by itself, and never throws for what the other side does. */
export interface PaymentProvider {
  start(wish: StartWish): Promise<StartAnswer>;
  status(wish: StatusWish): Promise<StatusAnswer>;
}
