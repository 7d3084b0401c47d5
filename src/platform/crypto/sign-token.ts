import { createLocalJWKSet, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { PublicJwk, SigningKey } from './signing-key.ts';

type TokenFrame = {
  issuer: string;
  audience: string;
  /** Keeps tokens of different purposes apart, e.g. "device-session". Part of the signature, checked on reading. */
  purpose: string;
};

/** A signed token (JWS compact, ES256) with iss, aud, iat, exp. `now` is an ISO instant. */
export async function signToken(
  key: SigningKey,
  token: TokenFrame & { claims: Record<string, unknown>; now: string; seconds: number; subject?: string },
): Promise<string> {
  const issuedAt = Math.floor(Date.parse(token.now) / 1000);
  const jwt = new SignJWT({ ...token.claims })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: token.purpose })
    .setIssuer(token.issuer)
    .setAudience(token.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + token.seconds);
  if (token.subject !== undefined) jwt.setSubject(token.subject);
  return jwt.sign(key.privateKey);
}

export type TokenRead =
  | { ok: true; claims: JWTPayload }
  | { ok: false; problem: 'token.expired' | 'token.wrong-place' | 'token.invalid' };

/** Reads a token of ours: signature, issuer, audience, purpose and time. Claims still want their own schema. */
export async function verifyToken(
  text: string,
  expected: TokenFrame & { jwks: { keys: PublicJwk[] }; now: string },
): Promise<TokenRead> {
  try {
    const { payload } = await jwtVerify(text, createLocalJWKSet(expected.jwks), {
      algorithms: ['ES256'],
      issuer: expected.issuer,
      audience: expected.audience,
      typ: expected.purpose,
      currentDate: new Date(expected.now),
      requiredClaims: ['exp', 'iat'],
    });
    return { ok: true, claims: payload };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { ok: false, problem: 'token.expired' };
    if (error instanceof errors.JWTClaimValidationFailed) return { ok: false, problem: 'token.wrong-place' };
    if (error instanceof errors.JOSEError) return { ok: false, problem: 'token.invalid' };
    throw error;
  }
}
