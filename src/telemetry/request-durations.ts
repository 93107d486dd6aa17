import type { Metric, MetricObjectWithValues, MetricType, MetricValue, Registry } from 'prom-client';

const NAME = 'http_request_duration_seconds';
// The library declares names for its types that it does not export.
const TYPE = 'histogram' as unknown as MetricType;
const BOUNDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 8];

interface Tally {
  readonly labels: { readonly method: string; readonly route: string; readonly status: number };
  /** How many fell into each bucket and none below it; the last has no bound. */
  readonly counts: Uint32Array;
  seconds: number;
}

/**
 * Seconds from the first byte of a request to the last of its answer, by route pattern. A histogram as Prometheus has
 * it, counted without making text of the labels each time, which for a page that is ready costs as much as sending it.
 */
export class RequestDurations {
  readonly name = NAME;
  readonly help = 'Time to answer a request';
  readonly #tallies = new Map<string, Map<number, Tally>>();

  /** `collect` is called before each reading. */
  constructor(
    registry: Registry,
    private readonly collect: () => void,
  ) {
    registry.registerMetric(this as unknown as Metric);
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    const tally = this.#tallyOf(method, route, status);
    tally.seconds += seconds;
    let bucket = 0;
    while (bucket < BOUNDS.length && seconds > (BOUNDS[bucket] as number)) bucket += 1;
    tally.counts[bucket] = (tally.counts[bucket] ?? 0) + 1;
  }

  /** As the registry asks for it. */
  async get(): Promise<Omit<MetricObjectWithValues<MetricValue<string>>, 'collect'>> {
    this.collect();
    const tallies = [...this.#tallies.values()].flatMap((byStatus) => [...byStatus.values()]);
    return { name: NAME, help: this.help, type: TYPE, aggregator: 'sum', values: tallies.flatMap(valuesOf) };
  }

  #tallyOf(method: string, route: string, status: number): Tally {
    const key = method === 'GET' ? route : `${method} ${route}`;
    let byStatus = this.#tallies.get(key);
    if (byStatus === undefined) this.#tallies.set(key, (byStatus = new Map()));
    let tally = byStatus.get(status);
    if (tally === undefined) byStatus.set(status, (tally = { labels: { method, route, status }, counts: new Uint32Array(BOUNDS.length + 1), seconds: 0 }));
    return tally;
  }
}

function valuesOf({ labels, counts, seconds }: Tally) {
  let below = 0;
  const buckets = [...counts].map((count, at) => {
    below += count;
    return { metricName: `${NAME}_bucket`, labels: { le: BOUNDS[at] ?? '+Inf', ...labels }, value: below };
  });
  return [...buckets, { metricName: `${NAME}_sum`, labels, value: seconds }, { metricName: `${NAME}_count`, labels, value: below }];
}
