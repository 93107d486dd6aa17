import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../shared/log.js';
import { failureOf, type HttpFailure } from './http-failure.js';

/** How one surface tells what went wrong, in its own language. */
export abstract class ErrorPresenter {
  /** Whether requests to `path` are this surface's. */
  abstract speaksFor(path: string): boolean;
  abstract present(failure: HttpFailure, request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Everything thrown while answering a request ends here, and is told by the surface it was asked of. */
@Catch()
export class SurfaceErrorsFilter implements ExceptionFilter {
  constructor(
    private readonly presenters: readonly ErrorPresenter[],
    private readonly log: Log,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    await this.answer(error, host.switchToHttp().getRequest<FastifyRequest>(), host.switchToHttp().getResponse<FastifyReply>());
  }

  async answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const failure = failureOf(error);
    if (failure.status >= 500) this.#report(error, request, failure);
    if (failure.status === 503) void reply.header('retry-after', '2');
    const path = request.url.split('?', 1)[0] ?? '/';
    const presenter = this.presenters.find((candidate) => candidate.speaksFor(path));
    await presenter?.present(failure, request, reply.header('cache-control', 'no-store'));
  }

  #report(error: unknown, request: FastifyRequest, { status }: HttpFailure): void {
    const stack = error instanceof Error ? error.stack : String(error);
    this.log.error({ requestId: request.id, method: request.method, route: request.routeOptions?.url, status, stack }, 'request failed');
  }
}
