import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpFailure } from '../http/http-failure.js';
import { ErrorPresenter } from '../http/surface-errors.filter.js';
// oxlint-disable-next-line no-restricted-imports -- the console's own folder of this name, not the room
import { sendProblem } from './api/send-problem.js';
import { ConsolePages } from './console-pages.js';
import { sessionOf } from './sign-in/current-session.js';
import { renderError } from './views/error.view.js';
import { languageOf } from './words/language.js';
import { speechOf } from './words/speech.js';

const SCREENS = /^\/console\/api(\/|$)/;

/** Staff are told on a page of the console, with the way on; its screens in problem documents, which they show in their own words. */
@Injectable()
export class ConsoleErrorPresenter extends ErrorPresenter {
  constructor(private readonly pages: ConsolePages) {
    super();
  }

  speaksFor(path: string): boolean {
    return /^\/console(\/|$)/.test(path);
  }

  async present(failure: HttpFailure, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (SCREENS.test(request.url.split('?', 1)[0] ?? '')) return sendProblem(reply, failure);
    const { status, code, detail } = failure;
    const speech = speechOf(languageOf(request));
    await this.pages.show(reply, renderError({ status, code, detail, session: sessionOf(request) ?? null, speech }), status);
  }
}
