import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpFailure } from '../http/http-failure.js';
import { ErrorPresenter } from '../http/surface-errors.filter.js';
import { ConsolePages } from './console-pages.js';
import { sessionOf } from './sign-in/current-session.js';
import { renderError } from './views/error.view.js';

/** Staff are told on a page of the console, with the way on. */
@Injectable()
export class ConsoleErrorPresenter extends ErrorPresenter {
  constructor(private readonly pages: ConsolePages) {
    super();
  }

  speaksFor(path: string): boolean {
    return /^\/console(\/|$)/.test(path);
  }

  async present(failure: HttpFailure, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, renderError({ ...failure, session: sessionOf(request) ?? null }), failure.status);
  }
}
