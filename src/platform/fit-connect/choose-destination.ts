import type { FitConnectApi } from './api.ts';
import { reasonOf } from './event-log.ts';
import { type RsaKey, readPublicKey } from './rsa-key.ts';

export interface DestinationWish {
  destinationId: string;
  /** `urn:de:fim:leika:leistung:99…` */
  publicService: string;
  schemaUri: string;
}

export type ChosenDestination = { ok: true; key: RsaKey } | { ok: false; reason: string };

/**
 * Looks whether a destination takes what we want to send, and fetches the key to encrypt with. Nothing is announced to
 * one that is not active, does not read metadata of version 2, does not offer the service in this form, or shows a key
 * that is too short.
 */
export async function chooseDestination(api: FitConnectApi, wish: DestinationWish): Promise<ChosenDestination> {
  const destination = await api.destination(wish.destinationId);
  if (!destination.ok) return { ok: false, reason: reasonOf(destination) };
  const { status, encryptionKid, metadataVersions, publicServices } = destination.value;
  if (status !== 'active') return { ok: false, reason: 'fit-connect.destination-not-active' };
  if (!metadataVersions.some((version) => /^2\.\d+\.\d+$/.test(version)))
    return { ok: false, reason: 'fit-connect.metadata-version-unknown' };
  const offered = publicServices.filter(
    ({ identifier }) => identifier === undefined || identifier === wish.publicService,
  );
  const schemas = offered.flatMap(({ submissionSchemas }) => submissionSchemas);
  if (!schemas.some((one) => one.schemaUri === wish.schemaUri && one.mimeType === 'application/json'))
    return { ok: false, reason: 'fit-connect.service-not-offered' };
  const jwk = await api.destinationKey(wish.destinationId, encryptionKid);
  if (!jwk.ok) return { ok: false, reason: reasonOf(jwk) };
  const read = await readPublicKey(jwk.value, 'RSA-OAEP-256');
  if (!read.ok) return { ok: false, reason: `fit-connect.${read.problem.replace('.', '-')}` };
  if (read.key.kid !== encryptionKid) return { ok: false, reason: 'fit-connect.key-of-another-name' };
  return { ok: true, key: read.key };
}
