import { Get } from '@nestjs/common';
import type { SessionShown } from '../contract/common.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { ConsoleApi } from './access.js';
import { ShownSessions } from './shown-sessions.js';

/** Who is signed in. */
@ConsoleApi('session')
export class SessionController {
  constructor(private readonly sessions: ShownSessions) {}

  @Get()
  show(@CurrentSession() session: ConsoleSession): Promise<SessionShown> {
    return this.sessions.of(session);
  }
}
