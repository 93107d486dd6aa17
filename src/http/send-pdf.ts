import type { FastifyReply } from 'fastify';

/** Sends a PDF that is for its reader alone; `name` is what it is saved as, in plain ASCII. */
export async function sendPdf(reply: FastifyReply, name: string, bytes: Buffer): Promise<void> {
  await reply
    .type('application/pdf')
    .headers({
      'cache-control': 'private, no-store',
      'content-disposition': `inline; filename="${name}.pdf"`,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .send(bytes);
}
