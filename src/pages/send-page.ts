import type { FastifyReply } from 'fastify';

/** What was made for one reader, who is shown more than others are, is never kept for another. */
export function onlyFor(covering: string | null, reply: FastifyReply): FastifyReply {
  return covering === null ? reply : reply.header('cache-control', 'private, no-cache');
}

/** Sends a whole page. Pages are not stored by anyone until they can say when they change. */
export async function sendPage(reply: FastifyReply, html: string, status = 200): Promise<void> {
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache');
  await reply.status(status).type('text/html; charset=utf-8').send(html);
}
