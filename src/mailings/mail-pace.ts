import { Injectable } from '@nestjs/common';
import { HeadRoom } from './head-room.js';

const SECOND_MS = 1_000;

/** Mails per second below which pressure never brings a process: a mailing always goes on. */
const SLOWEST = 1;

/**
 * Keeps mailings from taking what donors need. Under pressure a process halves, every second, what it sent in the second
 * before; with room again it sends a quarter more each second, until nothing holds it back.
 */
@Injectable()
export class MailPace {
  #limit = Infinity;
  #sent = 0;
  #turns = Infinity;
  #lookedAt = 0;
  #look: Promise<void> | undefined;
  #pressure: string | null = null;

  constructor(private readonly headRoom: HeadRoom) {}

  /** Why it is slower than it could be; null at full pace. */
  get slowedBecause(): string | null {
    return this.#limit === Infinity ? null : (this.#pressure ?? 'there is room again: getting faster');
  }

  /** How many of `wanted` may be sent now; none means: in a moment. */
  async take(wanted: number): Promise<number> {
    if (performance.now() - this.#lookedAt >= SECOND_MS) await (this.#look ??= this.#adjust().finally(() => (this.#look = undefined)));
    const turns = Math.min(wanted, Math.floor(this.#turns));
    this.#turns -= turns;
    this.#sent += turns;
    return turns;
  }

  /** Turns that were taken and not used. */
  giveBack(turns: number): void {
    this.#turns += turns;
    this.#sent -= turns;
  }

  async #adjust(): Promise<void> {
    this.#pressure = await this.headRoom.pressure();
    const seconds = Math.max(1, (performance.now() - this.#lookedAt) / SECOND_MS);
    const rate = this.#sent / seconds;
    if (this.#pressure !== null) this.#limit = Math.max(SLOWEST, Math.min(this.#limit, Math.max(rate, SLOWEST)) / 2);
    // Whoever does not use what they may have is held back by something else.
    else if (rate < this.#limit / 2) this.#limit = Infinity;
    else this.#limit = this.#limit * 1.25 + 1;
    this.#turns = this.#limit;
    this.#sent = 0;
    this.#lookedAt = performance.now();
  }
}
