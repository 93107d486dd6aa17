export interface QueueShown {
  readonly queue: string;
  readonly isPausable: boolean;
  readonly isPaused: boolean;
  readonly pausedBecause: 'level' | 'single' | null;
  readonly promiseSeconds: number;
  readonly isPromiseKept: boolean | null;
  /** Null where its Redis cannot be read. */
  readonly figures: {
    readonly ready: number;
    readonly active: number;
    readonly delayed: number;
    readonly held: number;
    readonly failed: number;
    readonly oldestReadySeconds: number;
    readonly perMinute: { readonly completed: number; readonly retried: number; readonly failed: number };
    readonly causes: readonly { readonly cause: string; readonly count: number }[];
  } | null;
}

export interface QueuesShown {
  readonly level: 0 | 1 | 2 | 3;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly queues: readonly QueueShown[];
}

export interface WorkersShown {
  readonly at: string;
  /** Processes that hold a connection to the database, by what they are. */
  readonly processes: readonly { readonly name: string; readonly connections: number }[];
}

export interface CachesShown {
  readonly isBreakerOpen: boolean;
  /** Of this web process since it began, by field. */
  readonly reads: readonly { readonly field: string; readonly memory: number; readonly redis: number; readonly columns: number; readonly computed: number; readonly computes: number; readonly failures: number }[];
  /** How long ago campaigns were refreshed, by the rung they are on. */
  readonly ages: readonly { readonly step: string; readonly things: number; readonly medianSeconds: number | null; readonly oldestSeconds: number | null; readonly overdue: number }[];
  readonly hottest: readonly { readonly title: string; readonly slug: string | null; readonly readsPerSecond: number; readonly everySeconds: number | null; readonly computeMs: number | null; readonly refreshedAt: string | null }[];
  readonly setAside: number;
}

export interface DatabaseShown {
  readonly version: string;
  readonly sizeBytes: number;
  readonly mostConnections: number;
  readonly connections: readonly { readonly name: string; readonly active: number; readonly idle: number; readonly inTransaction: number }[];
  /** From pg_stat_statements where it is there; else null. */
  readonly slowest: readonly { readonly statement: string; readonly calls: number; readonly meanMs: number; readonly totalMs: number }[] | null;
  readonly longestRunning: readonly { readonly name: string; readonly statement: string; readonly seconds: number; readonly waitsFor: string | null }[];
  readonly replica: { readonly isConfigured: boolean; readonly lagSeconds: number | null; readonly reads: Readonly<Record<'used' | 'behind' | 'unreachable' | 'resting', number>> };
}

export interface AuditRowShown {
  readonly id: string;
  readonly happenedAt: string;
  readonly actor: string;
  /** The name of the person or key behind it, where it is one we know. */
  readonly actorName: string | null;
  readonly organisation: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Its place and hash in the chain of its organisation; null until it is sealed, some seconds after. */
  readonly position: string | null;
  readonly seal: string | null;
}

/** How far the audit log is sealed, and what was found when it was last gone through. */
export interface SealStandingShown {
  readonly entries: number;
  readonly sealedAt: string | null;
  /** Null where it has not been, as a whole. */
  readonly checkedAt: string | null;
  readonly faults: number;
}

/** The kinds of background work. */
export const QUEUE_NAMES = ['transactional', 'email', 'import', 'report', 'cache-refresh', 'forced-refresh'] as const;

/** A job that failed for good. */
export interface SetAsideShown {
  readonly queue: (typeof QUEUE_NAMES)[number];
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly attempts: number;
  readonly setAsideAt: string;
  /** The beginning of what it carries, as JSON. */
  readonly payload: string;
}
