/** How often a process sends itself an echo, and how long it believes itself without one, in milliseconds. */
export const ECHO_MS = 500;
const SILENCE_MS = 1_500;

/** How long after the last horizon unheard changes could lie, in milliseconds. */
const HORIZON_MS = 3_000;

/**
 * Whether this process hears everything that is said. It sends itself numbered echoes through Redis on the connection
 * on which it listens: when they stop, or a number is missing, so may anything else be.
 */
export class Hearing {
  #lastEcho = 0;
  #heardAt = -Infinity;
  #horizonAt = -Infinity;
  #isDeaf = true;

  readonly #listeners: (() => void)[] = [];

  constructor(private readonly monotonicMs: () => number) {}

  /** `listener` is called whenever something may have been missed. */
  onLoss(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Everything is heard, and somebody sees to it that everything is said. */
  get isWhole(): boolean {
    return !this.#isDeaf && this.#isRecent(this.#heardAt, SILENCE_MS) && this.#isRecent(this.#horizonAt, HORIZON_MS);
  }

  echo(number: number): void {
    const isGap = !this.#isDeaf && number !== this.#lastEcho + 1;
    const wasSilent = !this.#isRecent(this.#heardAt, SILENCE_MS);
    if (isGap || wasSilent || this.#isDeaf) this.lost();
    this.#isDeaf = false;
    this.#lastEcho = number;
    this.#heardAt = this.monotonicMs();
  }

  horizon(): void {
    this.#horizonAt = this.monotonicMs();
  }

  /** The connection was lost, or a number is missing; deaf until the next echo. */
  lost(): void {
    this.#isDeaf = true;
    for (const listener of this.#listeners) listener();
  }

  #isRecent(at: number, withinMs: number): boolean {
    return this.monotonicMs() - at < withinMs;
  }
}
