import type { FastifyReply } from 'fastify';
import { within } from '../http/rendered/patience.js';

const PATIENCE_MS = 3_000;

/**
 * Sends a page to the one donor it is made for, as it is at this moment: neither kept nor shared by anyone.
 * @throws TooSlow where that takes too long; the error's presenter has an older page to show.
 */
export async function sendOwnPage(reply: FastifyReply, html: Promise<string>): Promise<void> {
  await sendPage(reply.header('cache-control', 'private, no-store'), await within(PATIENCE_MS, html));
}

/** Sends a whole page, which caches may use again only after asking. */
export async function sendPage(reply: FastifyReply, html: string, status = 200): Promise<void> {
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache');
  await reply.status(status).type('text/html; charset=utf-8').send(html);
}
