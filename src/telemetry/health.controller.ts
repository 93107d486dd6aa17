import { Controller, Get, Inject, Optional, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** What else a ready probe says: provided by rooms further up. */
export const HEALTH_NOTES = Symbol('HEALTH_NOTES');

export type HealthNotes = () => Readonly<Record<string, unknown>>;

/** For load balancers, orchestrators and Prometheus. */
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    @Optional() @Inject(HEALTH_NOTES) private readonly notes: HealthNotes = () => ({}),
  ) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** Whether to send donors here. They give without the queues, so those only stand in the body. */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.readiness.check();
    await this.#tell(reply, report.ready, report);
  }

  /** Whether work behind the scenes is possible: for alarms, and for probes of workers. */
  @Get('health/ready/queues')
  async queuesReady(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.readiness.check();
    await this.#tell(reply, report.ready && report.queuesReady, report);
  }

  @Get('metrics')
  async scrape(@Res() reply: FastifyReply): Promise<void> {
    await reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }

  async #tell(reply: FastifyReply, isWell: boolean, report: object): Promise<void> {
    await reply.status(isWell ? 200 : 503).header('cache-control', 'no-store').send({ ...report, ...this.notes() });
  }
}
