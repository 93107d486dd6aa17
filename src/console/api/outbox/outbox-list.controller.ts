import { Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Page, PageWish } from '../../../database/listing.js';
import type { PageShown } from '../../contract/common.js';
import type { MailRowShown, OutboxShown } from '../../contract/outbox.js';
import { MailFolder } from '../../outbox/mail-folder.js';
import type { MailSummary } from '../../outbox/stored-mail.js';
import { ConsoleApi } from '../access.js';
import { asked, pagesWish } from '../asked.js';
import type { CsvColumn } from '../csv.js';
import { pageOfHeld, type HeldSort } from '../held-rows.js';
import { fileOf, pageOf, shownAs } from '../lists.js';

const mailsWish = z.strictObject(pagesWish(['arrivedAt']));

type MailsWish = z.output<typeof mailsWish>;

/** Their names say when they came. */
const BY_ARRIVAL: HeldSort<string> = { kind: 'numbered', of: (name) => name };

const COLUMNS: Readonly<Record<string, CsvColumn<MailSummary>>> = {
  arrivedAt: { title: 'Time (UTC)', of: ({ sentAt }) => sentAt?.toISOString() ?? '' },
  to: { title: 'To', of: ({ to }) => to.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join('; ') },
  subject: { title: 'Subject', of: ({ subject }) => subject },
  name: { title: 'File', of: ({ name }) => name },
};

/** Every mail that the demo has sent. */
@ConsoleApi('outbox', 'engineer', 'customer_success')
export class OutboxListController {
  constructor(private readonly folder: MailFolder) {}

  @Get()
  async list(@Query() query: unknown): Promise<PageShown<MailRowShown>> {
    const wish = asked(mailsWish, query);
    return pageOf(wish, 'descending', shownAs(await this.#read(wish), show));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(mailsWish, query);
    return fileOf(reply, { name: 'outbox', columns: COLUMNS }, wish, 'descending', await this.#read(wish));
  }

  @Get('standing')
  standing(): OutboxShown {
    return { isKept: this.folder.isKept };
  }

  async #read({ search = '' }: MailsWish): Promise<(page: PageWish) => Promise<Page<MailSummary>>> {
    const all = await this.folder.listNames();
    const names = search === '' ? all : await this.folder.search(all, search);
    return async (page) => {
      const { rows, next } = pageOfHeld(names, BY_ARRIVAL, (name) => name, page);
      return { rows: await this.folder.summarise(rows), next };
    };
  }
}

function show({ sentAt, ...mail }: MailSummary): MailRowShown {
  return { ...mail, sentAt: sentAt?.toISOString() ?? null };
}
