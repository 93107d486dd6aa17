const SHORTEST_REST_MS = 100;
const LONGEST_REST_MS = 2_000;

export type BreakerState = 'closed' | 'open';

/**
 * Keeps callers from waiting for a Redis that does not answer. The first failure opens it; while it is open nobody
 * asks, at no cost; a probe in the background, and no caller, finds out when Redis is back.
 */
export class Breaker {
  #state: BreakerState = 'closed';
  #restMs = SHORTEST_REST_MS;
  #probing: NodeJS.Timeout | undefined;

  constructor(
    private readonly probe: () => Promise<unknown>,
    private readonly onChange: (state: BreakerState) => void = () => undefined,
  ) {}

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** What `ask` answers; null where Redis is out of reach, and where it answered but refused, which opens nothing. */
  async call<T>(ask: () => Promise<T>): Promise<T | null> {
    if (this.isOpen) return null;
    try {
      return await ask();
    } catch (error) {
      if (!isRefusal(error)) this.#open();
      return null;
    }
  }

  close(): void {
    clearTimeout(this.#probing);
    this.#probing = undefined;
  }

  #open(): void {
    if (this.isOpen) return;
    this.#state = 'open';
    this.#restMs = SHORTEST_REST_MS;
    this.onChange('open');
    this.#probeLater();
  }

  #probeLater(): void {
    this.#probing = setTimeout(() => {
      this.probe().then(
        () => this.#recover(),
        () => this.#probeLater(),
      );
    }, this.#restMs * (0.8 + Math.random() * 0.4)).unref();
    this.#restMs = Math.min(this.#restMs * 2, LONGEST_REST_MS);
  }

  #recover(): void {
    this.#state = 'closed';
    this.onChange('closed');
  }
}

/** Redis answered, and what it said was no: out of memory, a key of another type, an unknown command. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError' && !/^(LOADING|MASTERDOWN|CLUSTERDOWN|READONLY)/.test(error.message);
}
