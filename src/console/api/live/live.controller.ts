import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked } from '../asked.js';
import { LiveStreams } from './live-streams.js';
import type { LiveTopic } from './live-part.js';
import { LiveTopics } from './live-topics.js';
import { liveWish, type LiveWish } from './live-wish.js';
import { PledgeTopics } from './pledge-topics.js';
import { SheetTopics } from './sheet-topics.js';

/** One event stream for a page: what it shows moves without anybody asking again. */
@ConsoleApi('live')
export class LiveController {
  constructor(
    private readonly topics: LiveTopics,
    private readonly sheets: SheetTopics,
    private readonly pledges: PledgeTopics,
    private readonly streams: LiveStreams,
  ) {}

  @Get()
  async follow(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.streams.start(session, await this.#topicOf(session, asked(liveWish, query)), request, reply);
  }

  #topicOf(session: ConsoleSession, wish: LiveWish): Promise<LiveTopic> {
    if (wish.about === 'pledges' || wish.about === 'match' || wish.about === 'challenge') return this.pledges.of(session, wish);
    return wish.about === 'cockpit' || wish.about === 'donations' || wish.about === 'queues' ? this.topics.of(session, wish) : this.sheets.of(session, wish);
  }
}
