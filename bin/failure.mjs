/** Something the person at the terminal can act on: a sentence, and the last lines of whatever went wrong. */
export class Failure extends Error {
  constructor(sentence, lastLines = []) {
    super(sentence);
    this.lastLines = lastLines;
  }
}

/** Not a failure: somebody asked us to stop. */
export class Stopped extends Error {
  name = 'Stopped';
}

const FULL_DISK = /ENOSPC|no space left on device/i;

/** Any error as a {@link Failure}; a full disk is recognised also in what a child printed. */
export function asFailure(error) {
  const lastLines = error instanceof Failure ? error.lastLines : [];
  if (error.code === 'ENOSPC' || lastLines.some((line) => FULL_DISK.test(line))) {
    return new Failure('The disk is full: free some space and start again.', lastLines);
  }
  if (error instanceof Failure) return error;
  if (['EROFS', 'EACCES', 'EPERM'].includes(error.code) && error.path) return refusedPath(error);
  return new Failure(`Something unexpected went wrong: ${error.message}.`);
}

function refusedPath({ code, path }) {
  const why = code === 'EROFS' ? 'the disk is read-only' : 'this user may not';
  return new Failure(`Cannot write ${path}: ${why}.`);
}
