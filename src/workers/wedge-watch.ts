/** What a worker process says of itself once a second. */
export interface Pulse {
  /** Jobs it has begun since it started. */
  readonly begun: number;
  /** It could begin another. */
  readonly hasRoom: boolean;
}

/** A process that has said nothing for so long is blocked, in milliseconds. */
export const LONGEST_SILENCE_MS = 8_000;

/** A process that begins nothing for so long although there is work and room is wedged, in milliseconds. */
export const LONGEST_IDLENESS_MS = 6_000;

/** Booting is all computing, on a machine that may be doing nothing else but boot. */
export const LONGEST_BOOT_MS = 60_000;

/**
 * Tells from outside whether a worker process has stopped working. Its own word is not enough: every known way for a
 * queue's worker to wedge left it believing that it was running. So what it begins is held against what there is to do.
 */
export class WedgeWatch {
  #pulse: Pulse | null = null;
  #heardAt: number;
  #idleSince: number | null = null;

  constructor(bornAt: number) {
    this.#heardAt = bornAt;
  }

  hear(pulse: Pulse, now: number): void {
    if (pulse.begun !== this.#pulse?.begun || !pulse.hasRoom) this.#idleSince = null;
    this.#pulse = pulse;
    this.#heardAt = now;
  }

  /** `ready`: jobs that a worker could begin right now; null where nobody can tell. */
  see(ready: number | null, now: number): void {
    const isIdle = ready !== null && ready > 0 && this.#pulse?.hasRoom === true;
    this.#idleSince = isIdle ? (this.#idleSince ?? now) : null;
  }

  /** Why the process must be replaced; null while it need not be. */
  reasonToReplace(now: number): string | null {
    const patienceMs = this.#pulse === null ? LONGEST_BOOT_MS : LONGEST_SILENCE_MS;
    if (now - this.#heardAt > patienceMs) return `it has said nothing for ${seconds(now - this.#heardAt)} s`;
    if (this.#idleSince !== null && now - this.#idleSince > LONGEST_IDLENESS_MS) return `it has begun nothing for ${seconds(now - this.#idleSince)} s although there is work`;
    return null;
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(0);
