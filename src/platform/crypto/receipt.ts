import { z } from 'zod';
import { compactHeader, signCompact, verifyCompact } from './compact-signature.ts';

/**
 * Receipts that a field device writes without network and anybody can check without the server. Text form, for a QR
 * code or behind the # of an address (so it never reaches a server log):
 *
 *   BN1.<certificate>.<receipt>     both JWS compact, ES256, without their header, which never changes
 *
 * The certificate is the tenant's signature over the device's public key and its time of validity; the receipt is the
 * device's signature over number, time and facts. Runs in the browser: no imports of Node here.
 */
const prefix = 'BN1';
/** A QR code of 900 bytes is still read from paper by old telephones. */
export const maxReceiptLength = 900;

const coordinate = z.string().regex(/^[\w-]{43}$/);
const seconds = z.int().min(0).max(9_999_999_999);
// One-letter keys: every byte makes the QR code denser.
const certificateSchema = z.strictObject({
  t: z.string().min(1).max(60),
  d: z.string().min(1).max(60),
  x: coordinate,
  y: coordinate,
  b: seconds,
  e: seconds,
});
const receiptSchema = z.strictObject({
  n: z.string().min(1).max(20),
  a: seconds,
  f: z.array(z.tuple([z.string().max(60), z.string().max(120)])).max(20),
});

/** `facts` are pairs of codes, e.g. ["99008001012000", "done"]: no names, the paper may be lost. `at` is an ISO instant. */
export type ReceiptContent = { number: string; at: string; facts: [string, string][] };

export type Receipt = ReceiptContent & { tenant: string; device: string };

export type ReceiptProblem =
  | 'receipt.unreadable'
  | 'receipt.unknown-issuer'
  | 'receipt.forged'
  | 'receipt.device-not-valid'
  | 'receipt.device-locked'
  | 'receipt.from-the-future';

/** A key pair of a device; the private key cannot leave the browser's store. */
export async function makeDeviceKey(): Promise<{ privateKey: CryptoKey; publicKey: { x: string; y: string } }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const { x, y } = z
    .object({ x: coordinate, y: coordinate })
    .parse(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey: { x, y } };
}

/** What the town gives an enrolled device. `validFrom` and `validUntil` are ISO instants. */
export function makeDeviceCertificate(
  tenantKey: CryptoKey,
  of: {
    tenant: string;
    device: string;
    publicKey: { x: string; y: string };
    validFrom: string;
    validUntil: string;
  },
): Promise<string> {
  const { x, y } = of.publicKey;
  const payload = { t: of.tenant, d: of.device, x, y, b: toSeconds(of.validFrom), e: toSeconds(of.validUntil) };
  return signCompact(tenantKey, 'bnd', certificateSchema.parse(payload));
}

/** The receipt as text. @throws RangeError `receipt.too-long` when it would not fit a QR code people can scan. */
export async function makeReceipt(
  device: { certificate: string; privateKey: CryptoKey },
  content: ReceiptContent,
): Promise<string> {
  const payload = receiptSchema.parse({ n: content.number, a: toSeconds(content.at), f: content.facts });
  const signed = await signCompact(device.privateKey, 'bnr', payload);
  const text = [prefix, ...device.certificate.split('.').slice(1), ...signed.split('.').slice(1)].join('.');
  if (text.length > maxReceiptLength) throw new RangeError('receipt.too-long');
  return text;
}

/**
 * Checks a receipt with the town's public keys. The certificate must have been valid when the receipt was written, not
 * now: paper is kept for years. A thief could backdate on a stolen device, so pass `lockedDevices` where it is known.
 */
export async function verifyReceipt(
  text: string,
  tenantPublicJwks: { keys: readonly { x: string; y: string }[] },
  now: string,
  lockedDevices: readonly string[] = [],
): Promise<{ ok: true; receipt: Receipt } | { ok: false; problem: ReceiptProblem }> {
  const refuse = (problem: ReceiptProblem) => ({ ok: false as const, problem });
  const parts = text.trim().split('.');
  if (text.length > maxReceiptLength + 100 || parts.length !== 5 || parts[0] !== prefix)
    return refuse('receipt.unreadable');
  const certificateText = [compactHeader('bnd'), ...parts.slice(1, 3)].join('.');
  let certificate: z.output<typeof certificateSchema> | undefined;
  for (const key of tenantPublicJwks.keys)
    certificate ??= await verifyCompact(key, 'bnd', certificateText, certificateSchema);
  if (certificate === undefined) return refuse('receipt.unknown-issuer');
  const receipt = await verifyCompact(
    certificate,
    'bnr',
    [compactHeader('bnr'), ...parts.slice(3)].join('.'),
    receiptSchema,
  );
  if (receipt === undefined) return refuse('receipt.forged');
  if (receipt.a < certificate.b || receipt.a > certificate.e) return refuse('receipt.device-not-valid');
  if (receipt.a > toSeconds(now) + 600) return refuse('receipt.from-the-future');
  if (lockedDevices.includes(certificate.d)) return refuse('receipt.device-locked');
  const at = new Date(receipt.a * 1000).toISOString();
  return {
    ok: true,
    receipt: { tenant: certificate.t, device: certificate.d, number: receipt.n, at, facts: receipt.f },
  };
}

function toSeconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
