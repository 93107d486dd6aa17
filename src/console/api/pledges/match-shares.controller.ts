import { Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Match } from '../../../matches/match.js';
import { StaffMatchReader } from '../../../matches/staff-match.reader.js';
import type { PageShown } from '../../contract/common.js';
import type { MatchShareShown } from '../../contract/matches.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, pagesWish } from '../asked.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { shareCsv } from './pledge-columns.js';
import { PledgeDesk } from './pledge-desk.js';
import { showShare } from './shown-pledges.js';

/** A search is for a donation's id. `came=short`: those alone for whom less was left than the match would add. */
const sharesWish = z.strictObject({ ...pagesWish(['place', 'gift', 'wanted', 'allotted', 'missing']), came: z.literal('short').optional() });

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
    return pageOf(wish, usualOrder(wish), this.#read(await this.pledges.match(session, id), wish));
  }

  @Get('export.csv')
  async export(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(sharesWish, query);
    const match = await this.pledges.match(session, id);
    return fileOf(reply, { name: `shares-${match.id}`, columns: shareCsv(match.currency), stride: STRIDE }, wish, usualOrder(wish), this.#read(match, wish));
  }

  #read(match: Match, wish: SharesWish) {
    return shownAs((page) => this.matches.listShares(match, { isShort: wish.came === 'short', search: wish.search }, wish.sort, page), showShare);
  }
}

const usualOrder = ({ sort }: SharesWish) => (sort === 'place' ? 'ascending' : 'descending');
