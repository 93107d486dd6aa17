import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFoundWatch } from '../http/not-found-watch.js';
import { RefusedAccess } from '../organisations/refused-access.js';
import { keyOf } from './api-key.guard.js';

/** Notes when a key names what is another organisation's. */
@Injectable()
export class ForeignNamesWatch extends NotFoundWatch {
  constructor(private readonly refused: RefusedAccess) {
    super();
  }

  protected notFound(request: FastifyRequest, names: readonly string[]): void {
    const key = keyOf(request);
    if (key !== undefined) this.refused.note({ actor: `api-key:${key.id}`, organisationId: key.organisationId }, `${request.method} ${request.routeOptions.url}`, names);
  }
}
