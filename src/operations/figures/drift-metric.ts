import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../../telemetry/metrics.js';
import { FigureAudits } from './figure-audits.js';

/** How long an answer stands, in milliseconds: several gauges and scrapers share it. */
const REMEMBERED_MS = 1_000;

/**
 * What the last audit found, whichever process held it: each process that is asked reads it from the report. Says nothing
 * before the first audit; while the database is away it says what it said last.
 */
@Injectable()
export class DriftMetric {
  #asked: { readonly at: number; readonly last: ReturnType<FigureAudits['findLast']> } | undefined;

  constructor(
    { registry }: Metrics,
    private readonly audits: FigureAudits,
  ) {
    this.#add(registry, 'freshet_cached_field_drift', 'Figures that differed from the ledger in the last audit', ({ driftCount }) => driftCount);
    this.#add(registry, 'freshet_cached_field_audit_timestamp_seconds', 'When the last audit ended', ({ finishedAt }) => finishedAt.getTime() / 1_000);
  }

  #add(registry: Metrics['registry'], name: string, help: string, valueOf: (last: NonNullable<Awaited<ReturnType<FigureAudits['findLast']>>>) => number): void {
    const last = () => this.#findLast();
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: async () => {
        const found = await last().catch(() => undefined);
        if (found) gauge.set(valueOf(found));
        else if (found === null) gauge.remove();
      },
    });
    // Without a label it would begin at zero, which would say that an audit had found nothing.
    gauge.remove();
  }

  #findLast(): ReturnType<FigureAudits['findLast']> {
    const now = performance.now();
    if (this.#asked === undefined || now - this.#asked.at > REMEMBERED_MS) this.#asked = { at: now, last: this.audits.findLast() };
    return this.#asked.last;
  }
}
