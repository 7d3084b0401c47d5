import pg from 'pg';

export type DatabaseFault =
  | { kind: 'constraint'; constraint: string }
  /** A text the server cannot hold: a zero byte. */
  | { kind: 'unwritable' }
  /** The server asks to try again: deadlock, serialisation, lock wait. */
  | { kind: 'again' }
  /** The server cannot be reached or is going down. */
  | { kind: 'unavailable' }
  | { kind: 'other' };

const again = new Set(['40001', '40P01', '55P03']);
const constraint = new Set(['23505', '23P01', '23514', '23503', '23001']);
const unwritable = new Set(['22021', '22P05']);
const unavailable = /^(08|57P0|53)/;

/** Translates an SQLSTATE (PostgreSQL, appendix A) or a broken connection, in one place. */
export function databaseFault(error: unknown): DatabaseFault {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    if (constraint.has(code)) return { kind: 'constraint', constraint: error.constraint ?? '' };
    if (unwritable.has(code)) return { kind: 'unwritable' };
    if (again.has(code)) return { kind: 'again' };
    if (unavailable.test(code)) return { kind: 'unavailable' };
    return { kind: 'other' };
  }
  if (error instanceof Error) {
    const code = 'code' in error ? String(error.code) : '';
    if (/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/.test(code)) return { kind: 'unavailable' };
    if (
      /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
        error.message,
      )
    ) {
      return { kind: 'unavailable' };
    }
  }
  return { kind: 'other' };
}
