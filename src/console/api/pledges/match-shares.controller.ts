import { Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { everyPage } from '../../../database/every-page.js';
import type { Match } from '../../../matches/match.js';
import { StaffMatchReader } from '../../../matches/staff-match.reader.js';
import type { PageShown } from '../../contract/common.js';
import type { MatchShareShown } from '../../contract/matches.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, listWish, pageWish, withCursor, writeCursor } from '../asked.js';
import { csvLines } from '../csv.js';
import { shareCsv } from './pledge-columns.js';
import { PledgeDesk } from './pledge-desk.js';
import { showShare } from './shown-pledges.js';

const { organisation: _, ...ofOne } = listWish(['place', 'gift', 'wanted', 'allotted', 'missing']);

/** A search is for a donation's id. `came=short`: those alone for whom less was left than the match would add. */
const sharesWish = z.strictObject({ ...ofOne, came: z.literal('short').optional() });

type SharesWish = z.output<typeof sharesWish>;

/** Rows that an export reads at once. */
const STRIDE = 1_000;

/** What each gift has of a match, in the order of their places. */
@ConsoleApi('matches/:id/shares')
export class MatchSharesController {
  constructor(
    private readonly pledges: PledgeDesk,
    private readonly matches: StaffMatchReader,
  ) {}

  @Get()
  async list(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<MatchShareShown>> {
    const wish = asked(sharesWish, query);
    const { rows, next } = await withCursor(this.#read(await this.pledges.match(session, id), wish, wish.limit));
    return { rows: rows.map(showShare), next: writeCursor(next) };
  }

  @Get('export.csv')
  async export(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(sharesWish, query);
    const match = await this.pledges.match(session, id);
    void reply.headers({ 'content-disposition': `attachment; filename="shares-${match.id}.csv"`, 'cache-control': 'no-store' });
    const pages = everyPage(wish.cursor ?? null, async (cursor) => {
      const { rows, next } = await this.#read(match, { ...wish, cursor: cursor ?? undefined }, STRIDE);
      return { rows: rows.map(showShare), next };
    });
    return new StreamableFile(Readable.from(csvLines(shareCsv(match.currency), wish.columns, pages)), { type: 'text/csv; charset=utf-8' });
  }

  #read(match: Match, wish: SharesWish, limit: number) {
    return this.matches.listShares(match, { isShort: wish.came === 'short', search: wish.search }, wish.sort, { ...pageWish(wish, wish.sort === 'place' ? 'ascending' : 'descending'), limit });
  }
}
