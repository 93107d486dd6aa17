import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../../../organisations/sessions.js';
import { TooManyStreams } from '../../console.errors.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { SessionCookie } from '../../sign-in/session-cookie.js';
import { LiveStream } from './live-stream.js';
import type { LiveTopic } from './live-part.js';
import { SharedReads } from './shared-reads.js';

/** Open pages of one person that one process keeps up to date. */
const MOST_OF_ONE = 30;

/** All event streams of the process. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  readonly #open = new Map<LiveStream, string>();

  constructor(
    private readonly reads: SharedReads,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  /** @throws TooManyStreams */
  start({ staff }: ConsoleSession, topic: LiveTopic, request: FastifyRequest, reply: FastifyReply): void {
    if ([...this.#open.values()].filter((id) => id === staff.staffId).length >= MOST_OF_ONE) throw new TooManyStreams();
    const token = this.cookie.read(request) ?? '';
    const lastEventId = request.headers['last-event-id'];
    reply.hijack();
    const stream = new LiveStream(reply.raw, typeof lastEventId === 'string' ? lastEventId : '', this.reads);
    this.#open.set(stream, staff.staffId);
    reply.raw.on('close', () => this.#open.delete(stream));
    stream.open(topic, async () => (await this.sessions.find(token))?.lacksFactor === false);
  }

  /** Else the server would wait for pages that stay open all day. */
  beforeApplicationShutdown(): void {
    for (const stream of this.#open.keys()) stream.end('closing');
  }
}
