import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpFailure } from '../../http/http-failure.js';
import { ErrorPresenter } from '../../http/surface-errors.filter.js';
import { PageFrames } from '../page-frames.js';
import { sendPage } from '../send-page.js';
import { ERROR_STATUSES, type ErrorStatus } from './error.page-model.js';
import { renderErrorPage } from './error.view.js';

/** People are told on a page. */
@Injectable()
export class PageErrorPresenter extends ErrorPresenter {
  constructor(private readonly frames: PageFrames) {
    super();
  }

  speaksFor(): boolean {
    return true;
  }

  async present({ status, detail }: HttpFailure, _request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const frame = this.frames.of({ locale: 'en-GB', title: 'Freshet', description: '', path: '/' });
    await sendPage(reply, renderErrorPage({ frame, status: shownStatus(status), detail }), status);
  }
}

/** The status whose words fit best. */
function shownStatus(status: number): ErrorStatus {
  return ERROR_STATUSES.find((known) => known === status) ?? (status < 500 ? 400 : 500);
}
