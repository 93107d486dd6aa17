import { setTimeout as pause } from 'node:timers/promises';

/** Something slow that is computed, counted, and can fail. */
export function countingSource(computeMs) {
  const source = {
    computes: 0,
    failures: 0,
    isBroken: false,
    break: () => void (source.isBroken = true),
    mend: () => void (source.isBroken = false),
    async compute(id) {
      source.computes += 1;
      if (computeMs > 0) await pause(computeMs);
      if (source.isBroken) {
        source.failures += 1;
        throw new Error('the source is down');
      }
      return { id, median: 2_500, currency: 'GBP', computedAt: Date.now(), donors: ['Ama', 'Bela', 'Chidi'] };
    },
  };
  return source;
}
