import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

it('keeps a password as PHC string and knows it again', async () => {
  const stored = await hashPassword('Pünktchen & Anton');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await verifyPassword('Pünktchen & Anton', stored)).toEqual({ ok: true, rehash: false });
  expect(await verifyPassword('Pünktchen & Anton'.normalize('NFD'), stored)).toEqual({ ok: true, rehash: false });
  expect(await verifyPassword('pünktchen & anton', stored)).toEqual({ ok: false, rehash: false });
});

it('reads a hash of the reference implementation and asks to renew it', async () => {
  // echo -n "password" | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await verifyPassword('password', reference)).toEqual({ ok: true, rehash: true });
});

it('fails for unknown accounts and damaged hashes', async () => {
  expect(await verifyPassword('x', undefined)).toEqual({ ok: false, rehash: false });
  expect(await verifyPassword('x', '$argon2i$v=19$m=1,t=1,p=1$YWJjZGVmZ2g$AAAA')).toEqual({ ok: false, rehash: false });
});
