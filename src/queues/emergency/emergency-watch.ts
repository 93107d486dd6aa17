import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { Log, reasonOf } from '../../shared/log.js';
import { Shedding } from '../../shared/shedding.js';
import { CALM, listShed, readEmergencyState, type EmergencyState } from './emergency-state.js';

const LOOK_MS = 1_000;

/** What this process knows of the emergency state: looked up every second, so that everybody follows within two. */
@Injectable()
export class EmergencyWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log: Log;
  #state: EmergencyState | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #isBlind = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly shedding: Shedding,
    log: Log,
  ) {
    this.#log = log.in('emergency');
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.#lookAgain();
  }

  onApplicationShutdown(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** What was seen last; calm while nothing has been seen. */
  get state(): EmergencyState {
    return this.#state ?? CALM;
  }

  /** Whether it has ever been seen: who would resume what somebody paused must know, not believe. */
  get isKnown(): boolean {
    return this.#state !== null;
  }

  /** Looks now. While the database is out of reach, what was seen last holds. */
  async look(): Promise<EmergencyState> {
    try {
      const state = await this.transactions.run('platform', (tx) => readEmergencyState(tx));
      if (this.#state !== null && state.level !== this.#state.level) this.#log.warn({ level: state.level, by: state.changedBy }, 'emergency level changed');
      this.#state = state;
      this.#isBlind = false;
      this.shedding.shed(listShed(state.level));
    } catch (error) {
      if (!this.#isBlind) this.#log.warn({ reason: reasonOf(error) }, 'emergency level unknown, keeping what was seen last');
      this.#isBlind = true;
    }
    return this.state;
  }

  #lookAgain(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.look().finally(() => this.#lookAgain()), LOOK_MS).unref();
  }
}
