/** The connection to the cache's Redis, which may lose any key at any time. */
export const CACHE_REDIS = Symbol('CACHE_REDIS');

/** A connection to the queue's Redis that answers or fails within a second; queues themselves have their own. */
export const QUEUE_PROBE = Symbol('QUEUE_PROBE');
