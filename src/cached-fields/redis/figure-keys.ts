/**
 * The hash of one thing's additive figures. The braces keep all keys of one thing on one node of a cluster. A change of
 * what a hash holds, such as one more measure, takes another name here and for the channel: while two versions run side by
 * side, each keeps to its own.
 */
export const figuresKey = (id: string): string => `freshet:{${id}}:figures`;

/** How much a thing is being read. */
export const readsKey = (id: string): string => `freshet:{${id}}:reads`;

/** Why a field of a thing could not be computed last; `field` as in the metrics, the table alone for what folds together. */
export const errorKey = (id: string, field: string): string => `freshet:{${id}}:error:${field}`;

/** Processes that share a Redis but not its database do not hear each other. */
export const figuresChannel = (redisDatabase: number): string => `freshet:figures:${redisDatabase}`;

/** How long a hash lives after it was last changed, in seconds. */
export const HASH_TTL_SECONDS = 3_600;

/** How long a hash waits for its first value, in seconds. */
export const OPENED_TTL_SECONDS = 60;

/** A hash that remembers more deltas than this is dropped: reading it from the columns is cheaper than keeping it. */
export const MOST_DELTAS = 20_000;

/** Changes of one hash are told at most this often, in milliseconds. */
export const QUIET_MS = 100;
