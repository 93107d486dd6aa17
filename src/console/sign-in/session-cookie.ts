import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { SESSION_HOURS } from '../../organisations/sessions.js';
import { ConsoleCookie } from './console-cookie.js';

/** The cookie that carries a session's token. */
@Injectable()
export class SessionCookie extends ConsoleCookie {
  constructor(config: Config) {
    super(config, 'freshet_session', { path: '/console', seconds: SESSION_HOURS * 3_600 });
  }
}
