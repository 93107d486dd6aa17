import type { FastifyReply } from 'fastify';
import { toldFault, type Fault } from '../shared/domain-error.js';
import type { HttpFailure } from '../http/http-failure.js';

/** A problem document (RFC 9457). `code` is stable; `errors` names the fields at fault by JSON path. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly Omit<Fault, 'filling'>[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Who is asking is not known',
  403: 'This is not allowed',
  404: 'There is nothing here',
  405: 'This cannot be done here',
  409: 'This conflicts with what is there already',
  410: 'This is gone',
  413: 'The request is too large',
  415: 'This kind of content is not taken here',
  422: 'The request is not acceptable',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available right now',
};

export function toProblem({ status, code, detail, faults }: HttpFailure): Problem {
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'The request failed',
    status,
    code,
    ...(detail === null ? {} : { detail }),
    ...(faults.length === 0 ? {} : { errors: faults.map(toldFault) }),
  };
}

export async function sendProblem(reply: FastifyReply, failure: HttpFailure): Promise<void> {
  await reply.status(failure.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(toProblem(failure)));
}
