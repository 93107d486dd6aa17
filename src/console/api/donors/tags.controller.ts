import { Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import { TagReader, type CountedTag } from '../../../donors/tag.reader.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { TagRowShown } from '../../contract/donations.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, listWish } from '../asked.js';
import type { CsvColumn } from '../csv.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf } from '../lists.js';

const tagsWish = z.strictObject(listWish(['donors', 'name']));

type TagsWish = z.output<typeof tagsWish>;

const COLUMNS: Readonly<Record<string, CsvColumn<CountedTag>>> = {
  name: { title: 'Tag', of: ({ name }) => name },
  donors: { title: 'Donors', of: ({ donors }) => String(donors) },
};

/** The labels that an organisation's donors bear, and how many bear each. */
@ConsoleApi('tags')
export class TagsController {
  constructor(
    private readonly desk: Desk,
    private readonly tags: TagReader,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<TagRowShown>> {
    const wish = asked(tagsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, usualOrder(wish), this.#read(id, wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(tagsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `tags-${slug}`, columns: COLUMNS }, wish, usualOrder(wish), this.#read(id, wish));
  }

  #read(organisationId: OrganisationId, wish: TagsWish) {
    return (page: PageWish) => this.tags.page(organisationId, wish.search ?? '', wish.sort, page);
  }
}

const usualOrder = ({ sort }: TagsWish) => (sort === 'name' ? 'ascending' : 'descending');
