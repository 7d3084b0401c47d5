import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeProblems, loadConfig } from './config.ts';

function problemsOf(env: Record<string, string>): string[] {
  const loaded = loadConfig(env);
  return loaded.ok ? [] : loaded.problems.map((one) => one.variable);
}

test('an empty environment is the demonstration on this machine', () => {
  expect(loadConfig({})).toEqual({
    ok: true,
    config: {
      environment: 'production',
      host: '127.0.0.1',
      port: 8080,
      isLoopback: true,
      dataDir: resolve('data'),
      trustProxy: false,
      mailFrom: 'Bürgernah <noreply@localhost.localdomain>',
      rateLimit: 1200,
      secretKeyFile: resolve('data/secret.key'),
      logLevel: 'info',
    },
  });
});

test('a payment provider is whole or named: both parts of an address, both parts of a sign-in, sound origins', () => {
  const whole = { PAYMENT_URL: 'https://payment.example.de/x/', PAYMENT_ORIGINATOR_ID: 'buergernah' };
  const loaded = loadConfig({ ...whole, PAYMENT_USER: 'u', PAYMENT_PASSWORD: 'p' });
  expect(loaded.ok && loaded.config.payment).toEqual({
    url: 'https://payment.example.de/x',
    originatorId: 'buergernah',
    auth: { kind: 'basic', user: 'u', password: 'p' },
    redirectOrigins: ['https://payment.example.de'],
  });
  const elsewhere = loadConfig({
    ...whole,
    PAYMENT_TOKEN: 't',
    PAYMENT_REDIRECT_ORIGINS: 'https://a.de, https://b.de',
  });
  expect(elsewhere.ok && elsewhere.config.payment).toMatchObject({
    auth: { kind: 'bearer', token: 't' },
    redirectOrigins: ['https://a.de', 'https://b.de'],
  });
  expect(problemsOf({ PAYMENT_URL: 'https://payment.example.de' })).toEqual(['PAYMENT_ORIGINATOR_ID']);
  expect(problemsOf({ PAYMENT_ORIGINATOR_ID: 'b' })).toEqual(['PAYMENT_URL']);
  expect(problemsOf({ ...whole, PAYMENT_USER: 'u' })).toEqual(['PAYMENT_PASSWORD']);
  expect(problemsOf({ ...whole, PAYMENT_REDIRECT_ORIGINS: 'https://a.de/path' })).toEqual(['PAYMENT_REDIRECT_ORIGINS']);
});

test('an empty variable counts as absent', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: '  ' })).toEqual(loadConfig({}));
});

test('a production environment is taken over completely', () => {
  const loaded = loadConfig({
    HOST: '0.0.0.0',
    PORT: '443',
    DATABASE_URL: 'postgres://app:a@db:5432/b',
    MIGRATION_DATABASE_URL: 'postgresql://owner:a@db/b',
    TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8',
    PUBLIC_URL: 'https://service.example.de/',
    OIDC_ISSUER: 'https://login.example.de',
    OIDC_CLIENT_ID: 'b',
    OIDC_CLIENT_SECRET: 's',
    ACCOUNT_ISSUER: 'https://account.example.de/realms/r',
    ACCOUNT_CLIENT_ID: 'c',
    ACCOUNT_CLIENT_SECRET: 't',
    SMTP_URL: 'smtps://u:p@mail.example.de:465',
    MAIL_FROM: 'Stadt Beispiel <service@example.de>',
    SECRET_KEY_FILE: '/run/secrets/key',
  });
  expect(loaded).toMatchObject({
    ok: true,
    config: {
      isLoopback: false,
      port: 443,
      trustProxy: ['loopback', '10.0.0.0/8', 'fd00::/8'],
      publicUrl: 'https://service.example.de',
      oidc: { issuer: 'https://login.example.de', clientId: 'b', clientSecret: 's' },
      account: { issuer: 'https://account.example.de/realms/r', clientId: 'c', clientSecret: 't' },
      secretKeyFile: '/run/secrets/key',
    },
  });
});

describe('refuses to start and names the variable', () => {
  test.each([
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['HOST', 'my host'],
    ['DATABASE_URL', 'mysql://db/b'],
    ['DATABASE_URL', 'db.example'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['PUBLIC_URL', 'https://example.de/path'],
    ['PUBLIC_URL', 'example.de'],
    ['OIDC_ISSUER', 'login'],
    ['ACCOUNT_ISSUER', 'login'],
    ['SMTP_URL', 'https://mail.example.de'],
    ['MAIL_FROM', 'nobody'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
    ['REGISTER_URL', 'ftp://register'],
  ])('%s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toContain(name);
  });

  test('parts that only work together', () => {
    expect(problemsOf({ OIDC_ISSUER: 'https://login.example.de' })).toEqual(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
    expect(problemsOf({ MIGRATION_DATABASE_URL: 'postgres://o@db/b' })).toEqual(['DATABASE_URL']);
  });

  test('all problems at once, each with an example and never with the value, which may be a secret', () => {
    const loaded = loadConfig({ PORT: 'x', DATABASE_URL: 'mysql://root:hunter2@db/b' });
    const text = loaded.ok ? '' : describeProblems(loaded.problems);
    expect(text).toMatch(/^PORT: must be a number from 1 to 65535\. Example: PORT=8080$/m);
    expect(text).toMatch(/^DATABASE_URL: must be an address that begins with postgres:\/\/ or postgresql:\/\//m);
    expect(text).not.toContain('hunter2');
  });
});
