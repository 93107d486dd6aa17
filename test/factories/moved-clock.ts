import type { TestApp } from '../support/app.js';
import { Clock } from '../../src/shared/clock.js';

/** Stops the application's clock, so that it moves only by hand. */
export function stopClock({ app }: TestApp): { move(seconds: number): void } {
  let nowMs = Date.now();
  app.get(Clock).now = () => new Date(nowMs);
  return { move: (seconds) => void (nowMs += seconds * 1_000) };
}
