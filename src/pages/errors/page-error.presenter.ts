import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpFailure } from '../../http/http-failure.js';
import { ErrorPresenter } from '../../http/surface-errors.filter.js';
import { PageFrames } from '../page-frames.js';
import { pageAt } from '../rendered/page-address.js';
import { RenderedDonorPages } from '../rendered/rendered-donor-pages.js';
import { sendPage } from '../send-page.js';
import { ERROR_STATUSES, type ErrorStatus } from './error.page-model.js';
import { renderErrorPage } from './error.view.js';

/** People are told on a page. */
@Injectable()
export class PageErrorPresenter extends ErrorPresenter {
  constructor(
    private readonly frames: PageFrames,
    private readonly rendered: RenderedDonorPages,
  ) {
    super();
  }

  speaksFor(): boolean {
    return true;
  }

  async present({ status, detail }: HttpFailure, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const last = status >= 500 ? this.#lastOf(request) : null;
    if (last !== null) return sendPage(reply.header('cache-control', 'private, no-store').removeHeader('retry-after'), last);
    const frame = this.frames.of({ locale: 'en-GB', title: 'Freshet', description: '', path: '/' });
    await sendPage(reply, renderErrorPage({ frame, status: shownStatus(status), detail }), status);
  }

  /** A donor whose own page cannot be made is shown what everyone last saw, which says that it lags. */
  #lastOf({ method, url }: FastifyRequest): string | null {
    const page = method === 'GET' || method === 'HEAD' ? pageAt(url) : null;
    return page === null ? null : this.rendered.drawLast(page);
  }
}

/** The status whose words fit best. */
function shownStatus(status: number): ErrorStatus {
  return ERROR_STATUSES.find((known) => known === status) ?? (status < 500 ? 400 : 500);
}
