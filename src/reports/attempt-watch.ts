import type { Attempt, ReportAttempts } from './report-attempts.js';

const EVERY_MS = 1_000;

/** Nobody waits for the report any more: it was cancelled, or somebody else makes it. */
export class TurnOver extends Error {}

/** Tells once a second how far an attempt is, and ends it where its turn is over. */
export class AttemptWatch {
  rows = 0;
  expected: number | null = null;
  readonly #stopping = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #telling: Promise<void> | undefined;

  constructor(
    private readonly attempts: ReportAttempts,
    private readonly attempt: Attempt,
  ) {
    this.#timer = setInterval(() => void (this.#telling ??= this.#tell()), EVERY_MS);
  }

  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#telling;
  }

  async #tell(): Promise<void> {
    // A database that is out of reach for the moment is noticed by whoever reads from it.
    const isOurTurn = await this.attempts.note(this.attempt, this.rows, this.expected).catch(() => true);
    if (!isOurTurn) this.#stopping.abort(new TurnOver('the turn is over'));
    this.#telling = undefined;
  }
}
