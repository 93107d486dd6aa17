import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { ComputedState } from '../computed/computed-state.js';
import type { FigureHashes } from '../redis/figure-hashes.js';
import type { MemoryTier } from '../tiers/memory-tier.js';
import type { ServerTime } from '../tiers/server-time.js';
import { readMessage, type BusMessage } from './bus-message.js';
import { ECHO_MS, type Hearing } from './hearing.js';
import type { Horizon } from './horizon.js';
import { Tellings } from './tellings.js';

export type FigureListener = (id: string) => void;
export type ValueListener = (id: string, state: ComputedState) => void;

/** Brings what other processes have learnt into this one's memory, and notices when it stops doing so. */
export class FigureBus {
  readonly #echoChannel: string;
  readonly #tellings = new Tellings();
  readonly #listeners = new Set<FigureListener>();
  readonly #valueListeners = new Map<string, ValueListener>();
  #echoes = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `ears` is a connection that does nothing else. */
  constructor(
    private readonly ears: Redis,
    private readonly mouth: Redis,
    private readonly channel: string,
    private readonly into: { readonly memory: MemoryTier; readonly hashes: FigureHashes; readonly hearing: Hearing; readonly horizon: Horizon; readonly time: ServerTime },
  ) {
    this.#echoChannel = `${channel}:echo:${randomUUID()}`;
  }

  open(): void {
    this.ears.on('message', (channel: string, text: string) => (channel === this.#echoChannel ? this.into.hearing.echo(Number(text)) : this.#hear(text)));
    this.ears.on('close', () => this.into.hearing.lost());
    this.ears.on('ready', () => void this.ears.subscribe(this.channel, this.#echoChannel).catch(() => undefined));
    if (this.ears.status === 'ready') void this.ears.subscribe(this.channel, this.#echoChannel).catch(() => undefined);
    this.#timer = setInterval(() => this.#echo(), ECHO_MS).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.ears.disconnect();
  }

  /** `listener` is told whenever the additive figures of a thing have, or may have, changed. Returns how to stop it. */
  onChange(listener: FigureListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `listener` is told whatever is computed of one field. */
  onValue(field: string, listener: ValueListener): void {
    this.#valueListeners.set(field, listener);
  }

  #echo(): void {
    this.#echoes += 1;
    this.mouth.publish(this.#echoChannel, String(this.#echoes)).catch(() => undefined);
  }

  #hear(text: string): void {
    const message = readMessage(text);
    if (message === null) return;
    if (message.kind === 'horizon') return this.#see(message.at);
    if (message.kind === 'value') return this.#valueListeners.get(message.field)?.(message.id, message.state);
    const isNew = message.kind === 'gone' ? this.#lose(message.id) : this.#take(message);
    if (isNew) for (const listener of this.#listeners) listener(message.id);
  }

  #see(at: number): void {
    this.into.time.learn(at);
    this.into.horizon.reach(at);
    this.into.hearing.horizon();
  }

  #lose(id: string): true {
    this.#tellings.forget(id);
    this.into.memory.distrust(id);
    return true;
  }

  /** Whether it told anything new. */
  #take({ id, number, state }: Extract<BusMessage, { kind: 'state' }>): boolean {
    const telling = this.#tellings.take(id, number, state);
    if (telling === 'gap') this.into.hearing.lost();
    const isBelieved = this.into.hashes.isOfNow(state) && this.into.memory.update(id, state);
    if (!isBelieved) this.into.memory.distrust(id);
    return telling !== 'repeated';
  }
}
