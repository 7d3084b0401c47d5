import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyUse, type RsaKey, readPrivateKey, readPublicKey } from './rsa-key.ts';

/**
 * A key pair as JSON Web Keys in FIT-Connect's form. Making one takes seconds on a busy machine, so each name has one
 * pair that lies in the temporary folder from then on; processes of one test share it.
 */
export function makeKeyPair(use: KeyUse, kid: string, bits = 4096) {
  const privateKey = keptKey(`${use}-${kid}-${bits}`, bits);
  const publicKey = createPublicKey(privateKey);
  const jwk = (key: KeyObject, operation: string) => ({
    ...key.export({ format: 'jwk' }),
    kid,
    alg: use,
    key_ops: [operation],
  });
  const isEncryption = use === 'RSA-OAEP-256';
  return {
    publicJwk: jwk(publicKey, isEncryption ? 'wrapKey' : 'verify'),
    privateJwk: jwk(privateKey, isEncryption ? 'unwrapKey' : 'sign'),
  };
}

/** The same, ready to use. */
export async function makeKeys(use: KeyUse, kid: string): Promise<{ public: RsaKey; private: RsaKey }> {
  const pair = makeKeyPair(use, kid);
  const open = await readPublicKey(pair.publicJwk, use);
  const secret = await readPrivateKey(pair.privateJwk, use);
  if (!open.ok || !secret.ok) throw new Error('a fresh key is not fit');
  return { public: open.key, private: secret.key };
}

function keptKey(name: string, bits: number): KeyObject {
  const folder = join(tmpdir(), 'buergernah-test-keys');
  const path = join(folder, `${name}.pem`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    writeFileSync(`${path}.${process.pid}`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  }
  return createPrivateKey(readFileSync(path));
}
