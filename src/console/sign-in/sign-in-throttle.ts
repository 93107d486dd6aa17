import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../shared/clock.js';
import { networkOf } from './network-of.js';

const FORGET_AFTER_MS = 15 * 60_000;
const FREE_FAILURES = { address: 5, network: 20 } as const;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
const MOST_UNDER_WAY = 10;

/** One attempt to sign in. */
export interface SignInAttempt {
  readonly pauseMs: number;
  end(outcome: { readonly succeeded: boolean }): void;
}

/**
 * Makes guessing passwords slow without locking anyone out. After 5 failures for an address, or 20 from a network (an
 * office shares one), each answer waits 250 ms, doubling up to 8 s, until 15 minutes pass without another. Ten attempts
 * of one network may be under way at a time, so that asking in parallel does not help. Counts are per process.
 */
@Injectable()
export class SignInThrottle {
  readonly #failures: LRUCache<string, number>;
  readonly #underWay = new Map<string, number>();

  constructor(clock: Clock) {
    const perf = { now: () => clock.now().getTime() };
    this.#failures = new LRUCache({ max: 20_000, ttl: FORGET_AFTER_MS, ttlResolution: 0, perf });
  }

  /** Null where too many attempts of this network are under way. */
  begin(email: string, ip: string): SignInAttempt | null {
    const network = `network ${networkOf(ip)}`;
    const address = `address ${email.trim().toLowerCase().slice(0, 320)}`;
    if ((this.#underWay.get(network) ?? 0) >= MOST_UNDER_WAY) return null;
    const pauseMs = Math.max(this.#pauseOf(address, FREE_FAILURES.address), this.#pauseOf(network, FREE_FAILURES.network));
    // Counted as failures from the start: the next one must not have to wait for the outcome to see them.
    this.#add(address, 1);
    this.#add(network, 1);
    this.#setUnderWay(network, 1);
    return { pauseMs, end: ({ succeeded }) => this.#end(address, network, succeeded) };
  }

  #pauseOf(key: string, free: number): number {
    const failures = this.#failures.get(key) ?? 0;
    return failures < free ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - free));
  }

  #end(address: string, network: string, succeeded: boolean): void {
    this.#setUnderWay(network, -1);
    if (!succeeded) return;
    this.#failures.delete(address);
    // Only its own: one right password must not wipe out a network's guesses at others.
    this.#add(network, -1);
  }

  #add(key: string, change: number): void {
    this.#failures.set(key, Math.max(0, (this.#failures.get(key) ?? 0) + change));
  }

  #setUnderWay(network: string, change: number): void {
    const count = (this.#underWay.get(network) ?? 0) + change;
    if (count > 0) this.#underWay.set(network, count);
    else this.#underWay.delete(network);
  }
}
