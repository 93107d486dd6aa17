import type { FigureCore } from '../../src/cached-fields/figure-core.js';

/** For specs that are not about a slow Redis: a busy machine must not look like one. */
export function makePatient({ redis }: Pick<FigureCore, 'redis'>): void {
  redis.options.commandTimeout = 5_000;
}
