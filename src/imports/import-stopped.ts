import type { ImportFailure } from './import.js';

/** The file cannot be imported, and trying again would not change that: the import fails, and says why. */
export class ImportRefused extends Error {
  constructor(readonly failure: ImportFailure) {
    super(failure.message);
  }
}

/** Whoever works on the import works on it no longer: it was cancelled, or has been taken over. */
export class TurnLost extends Error {
  constructor() {
    super('somebody else has the import, or nobody is to have it');
  }
}
