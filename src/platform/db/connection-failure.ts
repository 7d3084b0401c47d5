/**
 * What a person can do about a connection that fails, without the password.
 * Returns nothing for errors that are not about connecting.
 */
export function explainConnectionFailure(error: unknown, url: string): string | undefined {
  const code = codeOf(error);
  const where = placeOf(url);
  switch (code) {
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${where}. Start it, or correct host and port in DATABASE_URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of the database (${where}) is unknown. Correct DATABASE_URL, or check the name service.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `The database at ${where} cannot be reached (${code}). Check DATABASE_URL, network and firewall.`;
    case '28P01':
    case '28000':
      return `The database at ${where} refuses this account or password. Correct DATABASE_URL (special characters in the password must be percent-encoded).`;
    case '3D000':
      return `The server at ${where} has no such database. Create it (create database … encoding 'UTF8') or correct DATABASE_URL.`;
    case '42501':
      return `The account in DATABASE_URL may not do this on ${where}. Set MIGRATION_DATABASE_URL to the owner of the database.`;
    case '53300':
      return `The database at ${where} has no free connection. Raise max_connections or stop other programs.`;
    case '57P03':
      return `The database at ${where} is still starting or stopping. Try again in a moment.`;
    case '53100':
      return `The disk of the database at ${where} is full. Free some space there and start again.`;
    default:
      break;
  }
  if (!(error instanceof Error)) return undefined;
  if (/timeout expired|Connection terminated/i.test(error.message)) {
    return `The database at ${where} does not answer. Check DATABASE_URL, network and firewall.`;
  }
  if (/does not support SSL|self.signed|certificate/i.test(error.message)) {
    return `The encrypted connection to ${where} failed (${error.message}). Check sslmode in DATABASE_URL and the certificate.`;
  }
  return undefined;
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.hostname}:${parsed.port || '5432'}${parsed.pathname}` : 'the address in DATABASE_URL';
}
