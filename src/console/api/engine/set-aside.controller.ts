import { Get, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Page, PageWish } from '../../../database/listing.js';
import { DiscardSetAsideJob } from '../../../operations/queues/discard-set-aside-job.js';
import { RetrySetAsideJob } from '../../../operations/queues/retry-set-aside-job.js';
import { SetAsideJobs, type SetAsideJob } from '../../../operations/queues/set-aside-jobs.js';
import { QUEUE_NAMES } from '../../../queues/queue-kinds.js';
import type { PageShown } from '../../contract/common.js';
import type { SetAsideShown } from '../../contract/engine.js';
import { actorOf } from '../../queues/actor-of.js';
import { toKind } from '../../queues/queues.controller.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi } from '../access.js';
import { asked, pagesWish } from '../asked.js';
import type { CsvColumn } from '../csv.js';
import { pageOfHeld, type HeldSort } from '../held-rows.js';
import { fileOf, pageOf, shownAs } from '../lists.js';

const setAsideWish = z.strictObject({ ...pagesWish(['setAsideAt', 'name', 'attempts']), queue: z.enum(QUEUE_NAMES).optional() });

type SetAsideWish = z.output<typeof setAsideWish>;

/** Of each kind, the newest: Redis keeps thousands, and nobody reads them one by one. */
const NEWEST = 500;

const LONGEST_PAYLOAD = 2_000;

const SORTS: Readonly<Record<SetAsideWish['sort'], HeldSort<SetAsideJob>>> = {
  setAsideAt: { kind: 'whole', of: ({ setAsideAt }) => setAsideAt.getTime() },
  name: { kind: 'text', of: ({ name }) => name },
  attempts: { kind: 'whole', of: ({ attempts }) => attempts },
};

const COLUMNS: Readonly<Record<string, CsvColumn<SetAsideJob>>> = {
  setAsideAt: { title: 'Time (UTC)', of: ({ setAsideAt }) => setAsideAt.toISOString() },
  name: { title: 'Job', of: ({ name }) => name },
  queue: { title: 'Queue', of: ({ queue }) => queue },
  reason: { title: 'Why', of: ({ reason }) => reason },
  attempts: { title: 'Attempts', of: ({ attempts }) => String(attempts) },
  payload: { title: 'What it carries', of: payloadText },
  id: { title: 'Id', of: ({ id }) => id },
};

/** Jobs that failed for good, and what becomes of them. */
@ConsoleApi('queues', 'engineer', 'customer_success')
export class SetAsideScreenController {
  constructor(
    private readonly jobs: SetAsideJobs,
    private readonly retryJob: RetrySetAsideJob,
    private readonly discardJob: DiscardSetAsideJob,
  ) {}

  @Get('set-aside')
  async list(@Query() query: unknown): Promise<PageShown<SetAsideShown>> {
    const wish = asked(setAsideWish, query);
    return pageOf(wish, usualOrder(wish), shownAs(await this.#read(wish), show));
  }

  @Get('set-aside/export.csv')
  async export(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(setAsideWish, query);
    return fileOf(reply, { name: 'set-aside', columns: COLUMNS }, wish, usualOrder(wish), await this.#read(wish));
  }

  @Post(':kind/set-aside/:id/retry')
  @HttpCode(204)
  async retry(@Param('kind') kind: string, @Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<void> {
    await this.retryJob.run(toKind(kind), id, actorOf(session));
  }

  @Post(':kind/set-aside/:id/discard')
  @HttpCode(204)
  @NeedsStepUp()
  async discard(@Param('kind') kind: string, @Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<void> {
    await this.discardJob.run(toKind(kind), id, actorOf(session));
  }

  /** All of them once: pages of a file are cut from what there was when it began. */
  async #read({ queue, search = '', sort }: SetAsideWish): Promise<(page: PageWish) => Promise<Page<SetAsideJob>>> {
    const kinds = queue === undefined ? QUEUE_NAMES : [queue];
    const found = (await Promise.all(kinds.map((kind) => this.jobs.list(kind, NEWEST)))).flat();
    const sought = search.toLowerCase();
    const fitting = found.filter(({ name, reason, id }) => `${name} ${reason} ${id}`.toLowerCase().includes(sought));
    return async (page) => pageOfHeld(fitting, SORTS[sort], ({ queue: kind, id }) => `${kind}/${id}`, page);
  }
}

const usualOrder = ({ sort }: SetAsideWish) => (sort === 'name' ? 'ascending' : 'descending');

function show(job: SetAsideJob): SetAsideShown {
  return { ...job, setAsideAt: job.setAsideAt.toISOString(), payload: payloadText(job) };
}

function payloadText({ payload }: Pick<SetAsideJob, 'payload'>): string {
  const text = JSON.stringify(payload) ?? '';
  return text.length > LONGEST_PAYLOAD ? `${text.slice(0, LONGEST_PAYLOAD)}…` : text;
}
