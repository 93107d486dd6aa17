import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
// oxlint-disable-next-line no-restricted-imports -- the console's own folder of this name, not the room
import { ShownSessions } from '../api/shown-sessions.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { renderScreens } from './screens.view.js';

/** The addresses of screens that are drawn in the browser: one document stands for all of them. */
const SCREENS = ['', 'cockpit', 'cockpit/:day', 'donations', 'donations/:id', 'donors', 'donors/:id', 'campaigns', 'campaigns/:slug', 'giving-days', 'giving-days/:slug'];
const PLEDGES = ['matches', 'matches/:id', 'matches/challenges', 'matches/challenges/:id'];
const SHEETS = ['imports', 'imports/:id', 'reports', 'reports/:id'];
const MAIL = ['mailings', 'mailings/:id/messages'];
const SETTINGS = ['segments', 'tags', 'staff', 'branding', 'refund-limits', 'api-keys', 'webhooks', 'webhooks/:id'];
const ENGINE = ['engine/queues', 'engine/set-aside', 'engine/caches', 'engine/database', 'engine/audit', 'outbox'];

/** Serves the document that the screens are drawn in, with who is signed in. */
@Controller('console')
@SignedInOnly()
export class ScreensController {
  constructor(
    private readonly sessions: ShownSessions,
    private readonly pages: ConsolePages,
  ) {}

  @Get([...SCREENS, ...PLEDGES, ...SHEETS, ...MAIL, ...SETTINGS, ...ENGINE])
  async show(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const nonce = randomBytes(16).toString('base64');
    await this.pages.showScreens(reply, renderScreens(await this.sessions.of(session), nonce), nonce);
  }
}
