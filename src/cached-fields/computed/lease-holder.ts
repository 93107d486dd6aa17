import type { ValueStore } from './value-store.js';

/** How long a lease lasts without its owner's heartbeat, in milliseconds: after so long another takes over from the dead. */
export const LEASE_MS = 3_000;

/** Runs `work` while keeping the leases of `ids` alive. A lease that is lost all the same costs a second compute, never a wrong value. */
export async function whileHolding<T>(store: ValueStore, ids: readonly string[], owner: string, work: () => Promise<T>): Promise<T> {
  const heartbeat = setInterval(() => void store.extend(ids, owner, LEASE_MS), LEASE_MS / 3).unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
