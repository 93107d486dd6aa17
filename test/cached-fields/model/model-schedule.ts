import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { figuresKey } from '../../../src/cached-fields/redis/figure-keys.js';
import type { Delta, FigureHashes } from '../../../src/cached-fields/redis/figure-hashes.js';
import { ModelDatabase, type Booking } from './model-database.js';
import { ModelProcess } from './model-process.js';
import type { Post } from './post.js';

type Fate = 'sent' | 'twice' | 'late' | 'lost';

/** What one of the processes does. */
interface Act {
  readonly do: 'refresh' | 'hear' | 'hear all' | 'deafen' | 'read' | 'read own';
  readonly process: number;
}

export type ModelStep =
  | { readonly do: 'begin'; readonly sign: 1 | -1 }
  | { readonly do: 'commit' | 'book'; readonly sign: 1 | -1; readonly delta: Fate }
  | Act
  | { readonly do: 'send late' | 'evict' | 'relay' | 'time passes' | 'let go' };

export const PROCESSES = 3;
const sign = fc.constantFrom(1 as const, 1 as const, -1 as const);
const delta = fc.constantFrom<Fate>('sent', 'twice', 'late', 'lost');
const process = fc.nat(PROCESSES - 1);

export const modelStep: fc.Arbitrary<ModelStep> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('book' as const, 'book' as const, 'commit' as const), sign, delta }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('begin' as const), sign }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('send late' as const, 'let go' as const, 'let go' as const, 'evict' as const, 'relay' as const, 'time passes' as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('refresh' as const, 'refresh' as const, 'hear' as const, 'hear all' as const, 'hear all' as const, 'deafen' as const), process }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom('read' as const, 'read own' as const), process }) },
);

/** One campaign's history in the model, on the real scripts and tiers, and what every reader has been shown of it. */
export class ModelSchedule {
  readonly #id = randomUUID();
  readonly #database = new ModelDatabase();
  readonly #late: Booking[] = [];
  readonly #pending: Promise<void>[] = [];
  readonly #shown: ReadonlySet<number>[] = Array.from({ length: PROCESSES }, () => new Set<number>());
  readonly #faults: string[] = [];

  constructor(
    private readonly redis: Redis,
    private readonly hashes: FigureHashes,
    private readonly post: Post,
    private readonly processes: readonly ModelProcess[],
  ) {
    for (const one of processes) one.workOn(this.#database);
    post.deliver(this.#id, (message) => this.processes.forEach((one) => one.post(message)));
  }

  /** What was shown that should not have been. */
  async run(steps: readonly ModelStep[]): Promise<string[]> {
    for (const step of steps) await this.#play(step);
    await this.#letAllGo();
    this.post.forget(this.#id);
    await this.redis.del(figuresKey(this.#id));
    return this.#faults;
  }

  async #letAllGo(): Promise<void> {
    const progress = { isDone: false };
    const all = Promise.all(this.#pending).then(() => void (progress.isDone = true));
    while (!progress.isDone) if (!this.#database.letGo()) await Promise.race([all, this.#database.nextHold()]);
  }

  async #play(step: ModelStep): Promise<void> {
    const database = this.#database;
    database.now += 1;
    database.monotonicMs += 20;
    if (step.do === 'begin') return void database.begin(step.sign);
    if (step.do === 'book') return this.#commit(database.begin(step.sign), step.delta);
    if (step.do === 'commit') return this.#commit(database.bookings.find(({ committedAt }) => committedAt === null) ?? null, step.delta);
    if (step.do === 'send late') return this.#send(this.#late.splice(0, 1));
    if (step.do === 'evict') return void (await this.redis.del(figuresKey(this.#id)));
    if (step.do === 'relay') return this.#relay();
    if (step.do === 'time passes') return this.#passTime();
    if (step.do === 'let go') return void (database.letGo() && (await this.#breathe()));
    if ('process' in step) await this.#let(this.processes[step.process]!, step);
  }

  async #let(one: ModelProcess, step: Act): Promise<void> {
    if (step.do === 'deafen') return one.deafen();
    if (step.do === 'hear' || step.do === 'hear all') {
      await this.post.settle();
      return step.do === 'hear' ? one.hear() : one.hearAll();
    }
    if (step.do === 'refresh') return this.#begin(one.loads.loadStored([this.#id]).then((caughtUp) => void this.#database.write(new Map([...caughtUp].map(([id, { state }]) => [id, state])))));
    return this.#begin(this.#read(step.process, step.do === 'read own'));
  }

  async #commit(booking: Booking | null, fate: Fate): Promise<void> {
    if (booking === null) return;
    this.#database.commit(booking);
    if (fate === 'late') this.#late.push(booking);
    if (fate === 'sent' || fate === 'twice') await this.#send(fate === 'twice' ? [booking, booking] : [booking]);
  }

  async #send(bookings: readonly Booking[]): Promise<void> {
    const deltas: Delta[] = bookings.map(({ xid, amount }) => ({ id: this.#id, xid, measures: { 'raised:GBP': amount } }));
    if (deltas.length > 0) await this.hashes.addDeltas(deltas);
  }

  async #relay(): Promise<void> {
    const { now } = this.#database;
    await this.#send(this.#database.committed);
    await this.hashes.tell([this.#id]);
    await this.post.settle();
    for (const one of this.processes) one.post(`horizon|${now}`);
  }

  /** What is trusted in memory is so no longer. */
  #passTime(): void {
    this.#database.monotonicMs += 1_100;
    this.#database.now += 1_100;
    for (const one of this.processes) one.echo();
  }

  /** Goes on until it has ended or waits for the database. */
  async #begin(work: Promise<void>): Promise<void> {
    this.#pending.push(work);
    await Promise.race([work, this.#database.nextHold(), this.#breathe()]);
  }

  async #read(at: number, isOwn: boolean): Promise<void> {
    const { committed, bookings } = this.#database;
    const own = isOwn ? committed.at(-1) : undefined;
    const shownBefore = this.#shown[at]!;
    const shown = await this.processes[at]!.reader.read(this.#id, own?.xid ?? null);
    const counted = this.#bookingsIn(shown?.state.measures['raised:GBP'] ?? 0);
    const due = bookings.flatMap(({ committedAt }, index) => (committedAt !== null && committedAt <= (shown?.at ?? 0) ? [index] : []));
    const owed = [...shownBefore, ...due, ...(own === undefined ? [] : [bookings.indexOf(own)])].filter((index) => !counted.has(index));
    if (owed.length > 0) this.#faults.push(`process ${at} from ${shown?.tier} lacks ${[...new Set(owed)].join()} of ${bookings.length}`);
    this.#shown[at] = new Set([...shownBefore, ...counted]);
  }

  /** Which bookings make up `sum`: from the lowest bit, each is in it or not. Those in progress never are. */
  #bookingsIn(sum: number): Set<number> {
    const counted = new Set<number>();
    let rest = sum;
    this.#database.bookings.forEach(({ amount, committedAt }, index) => {
      if (rest % 2 ** (index + 1) === 0) return;
      counted.add(index);
      rest -= amount;
      if (committedAt === null) this.#faults.push(`${index} is counted before it was committed`);
    });
    if (rest !== 0) this.#faults.push(`${sum} is no sum of bookings`);
    return counted;
  }

  /** Long enough for what has begun to come to where it waits: for another reading that is held back, say. */
  async #breathe(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (let trips = 0; trips < 4; trips += 1) await this.post.settle();
  }
}
