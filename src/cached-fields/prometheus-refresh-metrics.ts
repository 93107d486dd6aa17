import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../telemetry/metrics.js';
import { RefreshPlans } from './cadence/refresh-plans.js';
import { SetAside } from './cadence/set-aside.js';
import { WarmUp } from './cadence/warm-up.js';

const COUNTED_TO = 100_000;

/** What is counted about keeping cached fields fresh, in Prometheus' form. */
@Injectable()
export class PrometheusRefreshMetrics implements OnModuleInit {
  readonly #things;
  readonly #woken;
  readonly #restored;

  constructor(
    private readonly metrics: Metrics,
    private readonly plans: RefreshPlans,
    private readonly setAside: SetAside,
    private readonly warmUp: WarmUp,
  ) {
    const registers = [metrics.registry];
    this.#things = new Counter({ name: 'freshet_refresh_things_total', help: 'Things refreshed by the clock or for a change, by outcome', labelNames: ['outcome'] as const, registers });
    this.#woken = new Counter({ name: 'freshet_refresh_promotions_total', help: 'Demoted things that were read again', registers });
    this.#restored = new Counter({ name: 'freshet_warm_up_things_total', help: 'Things given back to a Redis that had been emptied', registers });
  }

  /** The state of the fleet is asked for when somebody scrapes, in whichever process. */
  onModuleInit(): void {
    const { plans, setAside, warmUp } = this;
    const overdue = this.#gauge('freshet_refresh_overdue_seconds', 'How long what has waited longest has been due');
    const dirty = this.#gauge('freshet_refresh_dirty', 'Things that are due because something about them has changed');
    this.#gauge('freshet_refresh_due', 'Things that are due to be refreshed, by the clock or for a change', async (due) => {
      const count = await plans.countDue(COUNTED_TO);
      due.set(count.due);
      dirty.set(count.dirty);
      overdue.set(count.overdueSeconds);
    });
    this.#gauge('freshet_refresh_set_aside', 'Fields of things that could not be computed and rest', async (gauge) => gauge.set(await setAside.count()));
    this.#gauge('freshet_warm_up_remaining', 'Things still to be given back to a Redis that had been emptied', async (gauge) => gauge.set(await warmUp.remaining()));
  }

  refreshed(things: number, failed: number): void {
    this.#things.inc({ outcome: 'refreshed' }, things);
    this.#things.inc({ outcome: 'failed' }, failed);
  }

  woken(things: number): void {
    this.#woken.inc(things);
  }

  restored(things: number): void {
    this.#restored.inc(things);
  }

  /** Keeps its last value where what it asks is out of reach: a scrape must not fail for it. */
  #gauge(name: string, help: string, ask: (gauge: Gauge) => Promise<void> = async () => undefined): Gauge {
    return new Gauge({
      name,
      help,
      registers: [this.metrics.registry],
      async collect() {
        await ask(this).catch(() => undefined);
      },
    });
  }
}
