import type { ForcedRefresh } from '../donations/forced-refreshes.js';

/** How far a refresh is, as the API shows it. */
export function toProgressView({ id, done, total, failed, requestedAt, finishedAt }: ForcedRefresh) {
  const status = finishedAt === null ? ('running' as const) : ('finished' as const);
  return { id, status, progress: { done, total, failed }, requestedAt: requestedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}
