import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { failureOf } from './http-failure.js';

/** Tells a surface when somebody was told that what an address names does not exist. */
export abstract class NotFoundWatch implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.values(request.params ?? {}) as string[];
    if (names.length === 0) return next.handle();
    const error = (thrown: unknown) => {
      if (failureOf(thrown).status === 404) this.notFound(request, names);
    };
    return next.handle().pipe(tap({ error }));
  }

  protected abstract notFound(request: FastifyRequest, names: readonly string[]): void;
}
