import type { FastifyReply } from 'fastify';
import type { HttpFailure } from '../../http/http-failure.js';
import { toldFault } from '../../shared/domain-error.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'The session has ended',
  403: 'This is not allowed',
  404: 'There is nothing here',
  409: 'This conflicts with what is there already',
  422: 'The request is not acceptable',
  429: 'Too many requests',
  503: 'Not available right now',
};

/** The screens are told in problem documents (RFC 9457) and say it in the reader's language by `code`. */
export async function sendProblem(reply: FastifyReply, { status, code, detail, faults }: HttpFailure): Promise<void> {
  const problem = {
    ...{ type: 'about:blank', title: TITLES[status] ?? 'The request failed', status, code },
    ...(detail === null ? {} : { detail }),
    ...(faults.length === 0 ? {} : { errors: faults.map(toldFault) }),
  };
  await reply.status(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
