import type { FastifyReply } from 'fastify';

/** Leads on by GET, and no cache remembers it. */
export async function leadTo(reply: FastifyReply, path: string): Promise<void> {
  await reply.header('cache-control', 'no-store').redirect(path, 303);
}
