import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpFailure } from '../http/http-failure.js';
import { ErrorPresenter } from '../http/surface-errors.filter.js';
import { sendProblem } from './problem.js';

const PROGRAM_PATHS = /^\/(api|intake|chat|scaling|hirefire|health|metrics|last_observation)(\/|$)/;

/** Programs are told in problem documents. */
@Injectable()
export class ApiErrorPresenter extends ErrorPresenter {
  speaksFor(path: string): boolean {
    return PROGRAM_PATHS.test(path);
  }

  async present(failure: HttpFailure, _request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (failure.status === 401) void reply.header('www-authenticate', 'Bearer');
    await sendProblem(reply, failure);
  }
}
