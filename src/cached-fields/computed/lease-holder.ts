import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ValueStore } from './value-store.js';

/** How long a lease lasts without its owner's heartbeat, in milliseconds: after so long another takes over from the dead. */
export const LEASE_MS = 3_000;

/** A name for whoever takes a lease: the machine, the process, and which of its claims. */
export const newOwner = (): string => `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;

/**
 * Runs `work` while keeping the leases of `ids` alive. A lease that is lost all the same costs a second compute, never a
 * wrong value; `onLost` is told how many were, each once.
 */
export async function whileHolding<T>(store: ValueStore, ids: readonly string[], owner: string, work: () => Promise<T>, onLost: (leases: number) => void = () => undefined): Promise<T> {
  let held = ids;
  const extend = async () => {
    const lost = new Set(await store.extend(held, owner, LEASE_MS));
    held = held.filter((id) => !lost.has(id));
    if (lost.size > 0) onLost(lost.size);
  };
  const heartbeat = setInterval(() => void extend(), LEASE_MS / 3).unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
