import type { FastifyInstance } from 'fastify';
import { DomainError } from '../shared/domain-error.js';

class ForeignForm extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'cross_site_form';
}

/** Refuses forms that another site made a browser send: browsers say where a form stood, programs say nothing. */
export function refuseForeignForms(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
    const isForeign = request.headers['sec-fetch-site'] === 'cross-site';
    done(isForm && isForeign ? new ForeignForm('This form was sent from another site.') : undefined);
  });
}
