import { scopeSettings, type Scope } from './scope.js';
import type { Transaction } from './transaction.js';

/** So many reads for each transaction: of more, two at a time. */
const EACH = 4;
const MOST_AT_ONCE = 2;

/** So that no transaction lasts as long as somebody asks. */
const MOST_IN_ONE = 50;

type Run = <T>(scope: Scope, work: (tx: Transaction) => Promise<T>) => Promise<T>;

interface Turn {
  readonly take: (tx: Transaction) => Promise<void>;
  readonly fail: (error: unknown) => void;
}

interface Queue {
  readonly waiting: Turn[];
  open: number;
}

/**
 * Short reads that are asked for in the same moment share a transaction or two: each of its own would take a connection
 * and three more statements, and a connection that was just made learns every table anew.
 */
export class ReadsTogether {
  readonly #queues = new Map<string, Queue>();

  constructor(private readonly run: Run) {}

  read<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const key = scopeSettings(scope).join(' ');
    const queue = this.#queues.get(key) ?? { waiting: [], open: 0 };
    this.#queues.set(key, queue);
    return new Promise<T>((resolve, reject) => {
      queue.waiting.push({ take: async (tx) => resolve(await work(tx)), fail: reject });
      if (queue.open < MOST_AT_ONCE && queue.waiting.length > queue.open * EACH) void this.#open(key, scope, queue);
    });
  }

  async #open(key: string, scope: Scope, queue: Queue): Promise<void> {
    queue.open += 1;
    while (queue.waiting.length > 0) await this.#takeTurns(scope, queue.waiting);
    queue.open -= 1;
    if (queue.open === 0) this.#queues.delete(key);
  }

  /** Whoever fails is told alone, and those behind get a transaction that is whole; where none is to be had, all are told. */
  async #takeTurns(scope: Scope, waiting: Turn[]): Promise<void> {
    const state: { hasBegun: boolean; turn: Turn | undefined } = { hasBegun: false, turn: undefined };
    try {
      await this.run(scope, async (tx) => {
        state.hasBegun = true;
        for (let taken = 0; taken < MOST_IN_ONE && (state.turn = waiting.shift()) !== undefined; taken += 1) await state.turn.take(tx);
        state.turn = undefined;
      });
    } catch (error) {
      state.turn?.fail(error);
      if (!state.hasBegun) for (const turn of waiting.splice(0)) turn.fail(error);
    }
  }
}
