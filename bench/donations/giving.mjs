import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuSecondsOf } from './cpu-seconds.mjs';

const LOAD = fileURLToPath(new URL('load.mjs', import.meta.url));

/** The process that gives, and what it was told was booked. */
export class Giving {
  /** `{ slug: { count, amount } }` of every stretch. */
  booked = {};
  #child = fork(LOAD);

  constructor({ web, apiKey, atOnce }) {
    this.web = web;
    this.common = { url: web.url, apiKey, atOnce };
  }

  /** One stretch, as fast as it is answered unless a pace is named; `{ perSecond, p50Ms, p99Ms, cpuMs }`, the last being what the web computed for one donation. */
  async stretch(campaigns, seconds, pace) {
    const before = cpuSecondsOf(this.web.pid);
    this.#child.send({ ...this.common, campaigns, seconds, perSecond: pace });
    const [{ booked, refused, ...figures }] = await once(this.#child, 'message');
    const cpuSeconds = cpuSecondsOf(this.web.pid) - before;
    if (refused.length > 0)
      throw new Error(`${refused.length} gifts were not taken; the first answer was ${refused[0]}`);
    this.#add(booked);
    const count = Object.values(booked).reduce((sum, { count: one }) => sum + one, 0);
    return { ...figures, cpuMs: (cpuSeconds * 1_000) / count };
  }

  end() {
    this.#child.disconnect();
  }

  #add(booked) {
    for (const [slug, { count, amount }] of Object.entries(booked)) {
      const sum = (this.booked[slug] ??= { count: 0, amount: 0 });
      sum.count += count;
      sum.amount += amount;
    }
  }
}
