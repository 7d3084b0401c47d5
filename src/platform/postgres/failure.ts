/** Why the embedded database does not start; `error.cause` of what `startEmbedded` throws. */
export type FailureCode =
  | 'data-dir-in-use'
  | 'disk-full'
  | 'data-dir-not-writable'
  | 'wrong-cluster-version'
  | 'broken-cluster'
  | 'binaries-missing'
  | 'refuses-root'
  | 'port-in-use'
  | 'start-failed';

const codes: readonly string[] = [
  'data-dir-in-use',
  'disk-full',
  'data-dir-not-writable',
  'wrong-cluster-version',
  'broken-cluster',
  'binaries-missing',
  'refuses-root',
  'port-in-use',
  'start-failed',
] satisfies FailureCode[];

/** An error whose message a person can act on, with its code as `cause`. */
export function failure(code: FailureCode, message: string): Error {
  return new Error(message, { cause: code });
}

/** Tells our own refusals (with a code) from bugs. */
export function isFailure(error: unknown, code?: FailureCode): error is Error {
  if (!(error instanceof Error) || typeof error.cause !== 'string') return false;
  return code === undefined ? codes.includes(error.cause) : error.cause === code;
}

/** Turns what PostgreSQL or initdb wrote into a sentence that says what to do. */
export function failureFromOutput(output: string, dataDir: string, logFile: string): Error {
  if (/No space left on device|could not extend file|Disk quota exceeded/i.test(output)) {
    return failure(
      'disk-full',
      `The disk that holds ${dataDir} is full. Free some space (at least 300 MB) and start again; nothing stored is lost.`,
    );
  }
  if (/Permission denied|Read-only file system|Operation not permitted/i.test(output)) {
    return failure(
      'data-dir-not-writable',
      `The database may not write in ${dataDir}: ${lastComplaint(output)}. Make the folder writable for this user or set DATA_DIR to another one.`,
    );
  }
  if (/database files are incompatible|initialized by PostgreSQL version/i.test(output)) {
    return failure(
      'wrong-cluster-version',
      `The data in ${dataDir} were written by another version of PostgreSQL. Start the version that wrote them, back up, and restore here.`,
    );
  }
  if (/lock file .* already exists|pre-existing shared memory block/i.test(output)) {
    return failure(
      'data-dir-in-use',
      `Another database server still works on ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  if (/could not bind|Address already in use/i.test(output)) {
    return failure('port-in-use', 'The port chosen for the database was taken by another program. Start again.');
  }
  if (/error while loading shared libraries|cannot open shared object/i.test(output)) {
    return failure(
      'binaries-missing',
      `The PostgreSQL binaries are incomplete: ${lastComplaint(output)}. Run "npm ci" again.`,
    );
  }
  return failure(
    'start-failed',
    `The database did not start: ${lastComplaint(output) || 'it ended without a message'}. Its log: ${logFile}`,
  );
}

/** Turns an error of the file system into the same kind of sentence. */
export function failureFromFileSystem(error: unknown, dataDir: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return failureFromOutput('No space left on device', dataDir, '');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return failure(
      'data-dir-not-writable',
      `DATA_DIR ${dataDir} cannot be used (${code}). It must be a folder this user may write; set DATA_DIR to another one, for example DATA_DIR=./data.`,
    );
  }
  return error;
}

function lastComplaint(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const bad = lines.filter((line) => /(FATAL|PANIC|ERROR|error):/.test(line));
  const line = bad.at(-1) ?? lines.filter((one) => one !== '').at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '');
}
