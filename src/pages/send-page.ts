import type { FastifyReply } from 'fastify';

/** Sends a whole page. Pages are not stored by anyone until they can say when they change. */
export async function sendPage(reply: FastifyReply, html: string, status = 200): Promise<void> {
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache');
  await reply.status(status).type('text/html; charset=utf-8').send(html);
}
