import type { FastifyReply } from 'fastify';

export const READ_TOKEN_COOKIE = 'freshet_read';
const KEPT_SECONDS = 3_600;

/** Gives the donor's browser what it needs to be shown its own gift at once, wherever it reads next. */
export function keepReadToken(reply: FastifyReply, token: string): void {
  void reply.setCookie(READ_TOKEN_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: KEPT_SECONDS });
}
