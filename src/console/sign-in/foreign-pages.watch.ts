import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFoundWatch } from '../../http/not-found-watch.js';
import { RefusedAccess } from '../../organisations/refused-access.js';
import { sessionOf } from './current-session.js';

/** Notes when people of a client look for what is another's. */
@Injectable()
export class ForeignPagesWatch extends NotFoundWatch {
  constructor(private readonly refused: RefusedAccess) {
    super();
  }

  protected notFound(request: FastifyRequest, names: readonly string[]): void {
    const staff = sessionOf(request)?.staff;
    if (staff === undefined || staff.organisationId === null) return;
    this.refused.note({ actor: `staff:${staff.staffId}`, organisationId: staff.organisationId }, `${request.method} ${request.routeOptions.url}`, names);
  }
}
