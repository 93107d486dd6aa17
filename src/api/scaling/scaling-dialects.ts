import type { ProcessLoad, ScalingSnapshot } from './scaling-snapshot.js';

export interface DialectAnswer {
  readonly type: string;
  readonly body: string;
}

/** One snapshot in the words of each autoscaler. All values are seconds; what is unknown is null, or left out where there is no null. */
export const DIALECTS: Readonly<Record<string, (snapshot: ScalingSnapshot) => DialectAnswer>> = {
  hirefire: ({ processes }) => json(processes.map(({ name, value }) => ({ name, value }))),
  keda: ({ at, emergencyLevel, requests, processes }) =>
    json({
      at: at.toISOString(),
      emergencyLevel,
      requests,
      processes: Object.fromEntries(processes.map(({ name, value, ready, active, isPaused }) => [name, { value, ready, active, paused: isPaused }])),
    }),
  prometheus: ({ requests, processes }) => ({
    type: 'text/plain; version=0.0.4; charset=utf-8',
    body: [
      ...family('freshet_scaling_wait_seconds', 'Seconds that what waits for a process type has waited', processes, ({ value }) => value),
      ...family('freshet_scaling_ready_jobs', 'Jobs that are ready', processes, ({ ready }) => ready),
      ...family('freshet_scaling_active_jobs', 'Jobs that are being worked on', processes, ({ active }) => active),
      ...family('freshet_scaling_readable', '1 where the figures of a process type could be read', processes, ({ value }) => (value === null ? 0 : 1)),
      '# HELP freshet_scaling_request_queue_seconds Seconds that requests waited in front of the web processes',
      '# TYPE freshet_scaling_request_queue_seconds gauge',
      ...([['0.5', requests.p50], ['0.95', requests.p95], ['0.99', requests.p99]] as const).map(
        ([quantile, value]) => `freshet_scaling_request_queue_seconds{process="web",quantile="${quantile}"} ${value}`,
      ),
      '',
    ].join('\n'),
  }),
};

function json(value: unknown): DialectAnswer {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function family(name: string, help: string, processes: readonly ProcessLoad[], valueOf: (load: ProcessLoad) => number | null): string[] {
  const samples = processes.flatMap((load) => {
    const value = valueOf(load);
    return value === null ? [] : [`${name}{process="${load.name}"} ${value}`];
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples];
}
