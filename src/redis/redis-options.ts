import type { RedisOptions } from 'ioredis';

/** Longest the connection waits before it tries again, in milliseconds. */
const LONGEST_PAUSE_MS = 1_000;

const reconnectSoon = (attempt: number) => Math.min(attempt * 50, LONGEST_PAUSE_MS);

/** How long a command of the cache may take, in milliseconds: where a page waits for it, and where somebody has typed a command. */
const PAGE_MS = 50;
const COMMAND_LINE_MS = 2_000;

/** The cache may lose anything at any time, so a command that cannot be answered at once fails at once. */
export function cacheOptions(purpose: string): RedisOptions {
  return {
    connectionName: `freshet ${purpose}`,
    commandTimeout: purpose === 'cli' ? COMMAND_LINE_MS : PAGE_MS,
    connectTimeout: 2_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: reconnectSoon,
  };
}

/** Queues must not give up: their commands wait for the connection to come back. */
export function queueOptions(purpose: string) {
  return {
    connectionName: `freshet ${purpose}`,
    connectTimeout: 5_000,
    // What BullMQ's blocking workers need.
    maxRetriesPerRequest: null,
    retryStrategy: reconnectSoon,
  } satisfies RedisOptions;
}

/** Asks and gives up after `commandTimeout`: for probes of the queue's Redis, which must answer while it hangs. */
export function probeOptions(purpose: string): RedisOptions {
  return { ...cacheOptions(purpose), commandTimeout: 1_000 };
}

/** For a connection that only listens: it commands nothing that could be late, and comes back by itself. */
export function listenerOptions(purpose: string): RedisOptions {
  return { connectionName: `freshet ears ${purpose}`, connectTimeout: 2_000, maxRetriesPerRequest: null, retryStrategy: reconnectSoon };
}
