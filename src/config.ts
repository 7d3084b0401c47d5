import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Everything the environment decides; read once at the start and handed down. */
export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** True when only this machine can reach the server; demonstration sign-in depends on it. */
  readonly isLoopback: boolean;
  /** Absolute folder for the embedded database, secrets and stored files. */
  readonly dataDir: string;
  /** Absent → the embedded PostgreSQL in dataDir. */
  readonly databaseUrl?: string;
  /** Account that owns the tables; absent → databaseUrl. */
  readonly migrationDatabaseUrl?: string;
  /** Which proxies may name the client's address: none, all, a number of hops, or addresses and subnets. */
  readonly trustProxy: boolean | number | string[];
  /** Origin people type, without a trailing slash; absent → taken from host and port. */
  readonly publicUrl?: string;
  /** Sign-in of the staff; absent → local accounts. */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Sign-in of residents; absent → the sandbox account of the demonstration, elsewhere none. */
  readonly account?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Absent → mail is caught and readable at /dev/mail. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly secretKeyFile: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Base address of the specialist system; absent → the sandbox register of the demonstration. */
  readonly registerUrl?: string;
  /** Payment provider (XBezahldienste 1.2); absent → the sandbox of the demonstration, or no payment online. */
  readonly payment?: {
    readonly url: string;
    readonly originatorId: string;
    readonly auth?:
      | { readonly kind: 'basic'; readonly user: string; readonly password: string }
      | { readonly kind: 'bearer'; readonly token: string };
    /** Origins of the provider's pages, where a payer is sent. */
    readonly redirectOrigins: readonly string[];
  };
  /** The clamd that looks for viruses in uploads; absent → nothing looks. */
  readonly clamd?: { readonly host: string; readonly port: number };
  /** Absolute folder with one file per town: addresses, client secrets and private keys of FIT-Connect. */
  readonly fitConnectDir?: string;
  /** Requests a minute and address before the answer is 429. */
  readonly rateLimit: number;
}

/** One variable that cannot be used: what is wrong with it and what would be right. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly example: string;
}

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const address = (...protocols: readonly string[]) =>
  z.string().superRefine((value, context) => {
    const url = URL.parse(value);
    if (url && protocols.includes(url.protocol) && url.host !== '') return;
    context.addIssue(`must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`);
  });

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 1 to 65535')
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65535, 'must be a number from 1 to 65535');

const TrustProxy = z.string().transform((value, context): boolean | number | string[] => {
  if (value === 'true' || value === 'false') return value === 'true';
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const list = value.split(',').map((one) => one.trim());
  const names = ['loopback', 'linklocal', 'uniquelocal'];
  if (list.every((one) => names.includes(one) || isSubnet(one))) return list;
  context.addIssue('must be true, false, a number of proxies, or a list of addresses and subnets');
  return z.NEVER;
});

const HostAndPort = z.string().transform((value, context) => {
  const [, host = '', port = ''] =
    /^(?:\[([0-9a-f:]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(value)?.filter((part) => part !== undefined) ?? [];
  if (host !== '' && Number(port) >= 1 && Number(port) <= 65535) return { host, port: Number(port) };
  context.addIssue('must be a host and a port');
  return z.NEVER;
});

const MailFrom = z
  .string()
  .regex(/^([^<>\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'must be a mail address, with or without a name');

const database = address('postgres:', 'postgresql:');
const web = address('http:', 'https:');
const origin = web.refine((value) => ['', '/'].includes(URL.parse(value)?.pathname ?? ''), 'must not contain a path');

const Origins = z.string().transform((value, context) => {
  const origins = value.split(',').map((one) => URL.parse(one.trim()));
  const fits = origins.every((one) => one && ['http:', 'https:'].includes(one.protocol) && one.pathname === '/');
  if (fits) return origins.flatMap((one) => (one ? [one.origin] : []));
  context.addIssue('must be a list of origins, parted by commas');
  return z.NEVER;
});

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or address')
    .default('127.0.0.1'),
  PORT: Port.default(8080),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: database.optional(),
  MIGRATION_DATABASE_URL: database.optional(),
  TRUST_PROXY: TrustProxy.default(false),
  PUBLIC_URL: origin.optional(),
  OIDC_ISSUER: web.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  ACCOUNT_ISSUER: web.optional(),
  ACCOUNT_CLIENT_ID: z.string().optional(),
  ACCOUNT_CLIENT_SECRET: z.string().optional(),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  MAIL_FROM: MailFrom.default('Bürgernah <noreply@localhost.localdomain>'),
  SECRET_KEY_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  REGISTER_URL: web.optional(),
  PAYMENT_URL: web.optional(),
  PAYMENT_ORIGINATOR_ID: z
    .string()
    .regex(/^[\w-]{1,36}$/, 'must be at most 36 letters, digits, hyphens')
    .optional(),
  PAYMENT_USER: z.string().optional(),
  PAYMENT_PASSWORD: z.string().optional(),
  PAYMENT_TOKEN: z.string().optional(),
  PAYMENT_REDIRECT_ORIGINS: Origins.optional(),
  CLAMD: HostAndPort.optional(),
  FIT_CONNECT_DIR: z.string().optional(),
  RATE_LIMIT: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a number of requests a minute')
    .transform(Number)
    .default(1200),
});
type Environment = z.infer<typeof Environment>;
type Variable = keyof Environment;

/** What a right value looks like, shown when one is refused. */
const examples: Record<Variable, string> = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '8080',
  DATA_DIR: './data',
  DATABASE_URL: 'postgres://buergernah:secret@db.example:5432/buergernah',
  MIGRATION_DATABASE_URL: 'postgres://owner:secret@db.example:5432/buergernah',
  TRUST_PROXY: 'loopback',
  PUBLIC_URL: 'https://service.example.de',
  OIDC_ISSUER: 'https://login.example.de/realms/town',
  OIDC_CLIENT_ID: 'buergernah',
  OIDC_CLIENT_SECRET: 'the-secret-the-provider-shows-for-this-client',
  ACCOUNT_ISSUER: 'https://login.example.de/realms/residents',
  ACCOUNT_CLIENT_ID: 'buergernah',
  ACCOUNT_CLIENT_SECRET: 'the-secret-the-bridge-to-the-account-shows-for-this-client',
  SMTP_URL: 'smtps://user:secret@mail.example.de:465',
  MAIL_FROM: 'Stadt Beispiel <service@example.de>',
  SECRET_KEY_FILE: '/run/secrets/buergernah.key',
  LOG_LEVEL: 'info',
  REGISTER_URL: 'https://register.example.de/api',
  PAYMENT_URL: 'https://payment.example.de/xbezahldienste',
  PAYMENT_ORIGINATOR_ID: 'buergernah',
  PAYMENT_USER: 'buergernah',
  PAYMENT_PASSWORD: 'the-password-of-this-user',
  PAYMENT_TOKEN: 'the-token-the-provider-gave',
  PAYMENT_REDIRECT_ORIGINS: 'https://pay.example.de',
  CLAMD: 'clamd.example.de:3310',
  FIT_CONNECT_DIR: '/run/secrets/fit-connect',
  RATE_LIMIT: '1200',
};
const isVariable = (name: string): name is Variable => name in examples;

/** Reads the environment. An empty variable counts as absent. Values never appear in problems: they may be secrets. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): LoadedConfig {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const variable = String(issue.path[0]);
      return { variable, problem: issue.message, example: isVariable(variable) ? examples[variable] : '' };
    });
    return { ok: false, problems };
  }
  const incomplete = missingParts(parsed.data);
  return incomplete.length > 0 ? { ok: false, problems: incomplete } : { ok: true, config: compose(parsed.data) };
}

/** One line per problem, for the console. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  return problems.map((one) => `${one.variable}: ${one.problem}. Example: ${one.variable}=${one.example}`).join('\n');
}

function compose(values: Environment): Config {
  const dataDir = resolve(values.DATA_DIR);
  const oidc = clientOf(values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET);
  const account = clientOf(values.ACCOUNT_ISSUER, values.ACCOUNT_CLIENT_ID, values.ACCOUNT_CLIENT_SECRET);
  return {
    environment: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    isLoopback: values.HOST === 'localhost' || values.HOST === '::1' || /^127\.\d+\.\d+\.\d+$/.test(values.HOST),
    dataDir,
    trustProxy: values.TRUST_PROXY,
    mailFrom: values.MAIL_FROM,
    rateLimit: values.RATE_LIMIT,
    secretKeyFile: resolve(values.SECRET_KEY_FILE ?? join(dataDir, 'secret.key')),
    logLevel: values.LOG_LEVEL,
    ...(values.DATABASE_URL ? { databaseUrl: values.DATABASE_URL } : {}),
    ...(values.MIGRATION_DATABASE_URL ? { migrationDatabaseUrl: values.MIGRATION_DATABASE_URL } : {}),
    ...(values.PUBLIC_URL ? { publicUrl: values.PUBLIC_URL.replace(/\/$/, '') } : {}),
    ...(oidc ? { oidc } : {}),
    ...(account ? { account } : {}),
    ...(values.SMTP_URL ? { smtpUrl: values.SMTP_URL } : {}),
    ...(values.CLAMD ? { clamd: values.CLAMD } : {}),
    ...(values.FIT_CONNECT_DIR ? { fitConnectDir: resolve(values.FIT_CONNECT_DIR) } : {}),
    ...(values.REGISTER_URL ? { registerUrl: values.REGISTER_URL.replace(/\/$/, '') } : {}),
    ...paymentOf(values),
  };
}

function paymentOf(values: Environment): Pick<Config, 'payment'> {
  const { PAYMENT_URL: url, PAYMENT_ORIGINATOR_ID: originatorId } = values;
  if (!url || !originatorId) return {};
  const { PAYMENT_USER: user, PAYMENT_PASSWORD: password, PAYMENT_TOKEN: token } = values;
  const basic = user && password ? { auth: { kind: 'basic' as const, user, password } } : {};
  return {
    payment: {
      url: url.replace(/\/$/, ''),
      originatorId,
      redirectOrigins: values.PAYMENT_REDIRECT_ORIGINS ?? [new URL(url).origin],
      ...(token ? { auth: { kind: 'bearer', token } } : basic),
    },
  };
}

const signIns = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['ACCOUNT_ISSUER', 'ACCOUNT_CLIENT_ID', 'ACCOUNT_CLIENT_SECRET'],
] as const;

function clientOf(issuer: string | undefined, clientId: string | undefined, clientSecret: string | undefined) {
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}

function missingParts(values: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const needed of signIns) {
    if (!needed.some((name) => values[name])) continue;
    for (const variable of needed.filter((name) => !values[name])) {
      problems.push({
        variable,
        problem: `is missing; sign-in by OpenID Connect needs all of ${needed.join(', ')}`,
        example: examples[variable],
      });
    }
  }
  const pay = ['PAYMENT_URL', 'PAYMENT_ORIGINATOR_ID'] as const;
  const pairs = [pay, ['PAYMENT_USER', 'PAYMENT_PASSWORD'] as const];
  for (const pair of pairs) {
    for (const variable of pair.filter((name) => !values[name] && pair.some((other) => values[other]))) {
      problems.push({
        variable,
        problem: `is missing; ${pair.join(' and ')} belong together`,
        example: examples[variable],
      });
    }
  }
  if (values.MIGRATION_DATABASE_URL && !values.DATABASE_URL) {
    problems.push({
      variable: 'DATABASE_URL',
      problem: 'is missing, although MIGRATION_DATABASE_URL is set',
      example: examples.DATABASE_URL,
    });
  }
  return problems;
}

function isSubnet(value: string): boolean {
  const [ip = '', bits, ...rest] = value.split('/');
  const version = isIP(ip);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
