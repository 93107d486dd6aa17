import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, slugText } from '../asked.js';
import { LiveStreams } from './live-streams.js';
import { LiveTopics } from './live-topics.js';

export const liveWish = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('cockpit'), day: slugText }),
  z.strictObject({ about: z.literal('donations'), organisation: slugText.optional() }),
  z.strictObject({ about: z.literal('queues') }),
]);

export type LiveWish = z.output<typeof liveWish>;

/** One event stream for a page: what it shows moves without anybody asking again. */
@ConsoleApi('live')
export class LiveController {
  constructor(
    private readonly topics: LiveTopics,
    private readonly streams: LiveStreams,
  ) {}

  @Get()
  async follow(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const topic = await this.topics.of(session, asked(liveWish, query));
    this.streams.start(session, topic, request, reply);
  }
}
