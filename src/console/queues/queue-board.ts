import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify as openFastify, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Config } from '../../config/config.js';
import { compressAnswers } from '../../http/compression.js';
import { addSecurityHeaders } from '../../http/security-headers.js';
import { SurfaceErrorsFilter } from '../../http/surface-errors.filter.js';
import { Sessions } from '../../organisations/sessions.js';
import { JobQueues } from '../../queues/job-queues.js';
import { QUEUE_NAMES } from '../../queues/queue-kinds.js';
import { PageNotFound } from '../console.errors.js';
import { signInPath } from '../sign-in/safe-next.js';
import { SECOND_FACTOR } from '../sign-in/second-factor-first.js';
import { SessionCookie } from '../sign-in/session-cookie.js';

const PATH = '/console/queues/board';

/** Its own scripts and nobody else's; it writes styles into the page as it goes. */
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'`;

const HEADERS = { 'content-security-policy': POLICY, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' };

type Routing = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * bull-board for engineers: every job with all it carries. To look at only: what is done there would be neither audited
 * nor kept from work that donations depend on, and the console has levers of its own.
 */
export async function serveQueueBoard(app: NestFastifyApplication): Promise<void> {
  const [queues, config] = [app.get(JobQueues, { strict: false }), app.get(Config, { strict: false })];
  const admit = admission(app);
  // Opened by the first engineer who looks: hardly a process ever has one.
  let board: Promise<Routing> | undefined;
  // Or whoever looks next would be told of a failure that may be over.
  const forget = (error: unknown): never => {
    board = undefined;
    throw error;
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const routing = await (board ??= openBoard(queues, config).catch(forget));
    reply.hijack();
    routing(request.raw, reply.raw);
  };
  await app.getHttpAdapter().getInstance().register(async (scope) => {
    scope.addHook('onRequest', admit);
    scope.get(PATH, answer);
    scope.get(`${PATH}/*`, answer);
  });
}

/** A server of its own within ours, which takes no further routes once it listens. */
async function openBoard(queues: JobQueues, config: Config): Promise<Routing> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    // oxlint-disable-next-line no-restricted-imports -- a package's own folder of this name, not our room
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const adapter = new FastifyAdapter();
  adapter.setBasePath(PATH);
  createBullBoard({
    queues: QUEUE_NAMES.map((name) => new BullMQAdapter(queues.get(name), { readOnlyMode: true })),
    // The two packages were released with different copies of one type.
    serverAdapter: adapter as never,
    options: { uiConfig: { boardTitle: 'Freshet queues', miscLinks: [{ text: 'Back to the console', url: '/console/queues' }] } },
  });
  const board = openFastify({ routerOptions: { ignoreTrailingSlash: true } });
  board.addHook('onRequest', async (_request, reply) => void reply.headers(HEADERS));
  addSecurityHeaders(board, config);
  await compressAnswers(board);
  await board.register(adapter.registerPlugin() as never, { prefix: PATH } as never);
  await board.ready();
  return board.routing;
}

/** Lets engineers in, and leads to the sign-in page whoever may yet turn out to be one. */
function admission(app: NestFastifyApplication) {
  const [sessions, cookie, errors] = [app.get(Sessions, { strict: false }), app.get(SessionCookie, { strict: false }), app.get(SurfaceErrorsFilter)];
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    void reply.headers(HEADERS);
    const token = cookie.read(request);
    // The board asks for news all the time; whoever opens it is somebody.
    const isByItself = request.url.startsWith(`${PATH}/api/`);
    const staff = token === null ? null : isByItself ? await sessions.find(token) : await sessions.use(token);
    if (staff === null) return reply.redirect(signInPath(request.url), 303);
    if (staff.lacksFactor) return reply.redirect(SECOND_FACTOR, 303);
    if (staff.role === 'engineer') return undefined;
    await errors.answer(new PageNotFound(), request, reply);
    return reply;
  };
}
