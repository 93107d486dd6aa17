import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Sessions } from '../../organisations/sessions.js';
import { EmergencyWatch } from '../../queues/emergency/emergency-watch.js';
import { NotSignedIn } from '../console.errors.js';
import { rememberSession } from './current-session.js';
import { FormTokens } from './form-tokens.js';
import { lightOf } from './light-of.js';
import { SessionCookie } from './session-cookie.js';
import { SignInFirst } from './sign-in-first.filter.js';
import { languageOf } from '../words/language.js';
import { speechOf } from '../words/speech.js';

/** Set by pages that ask again by themselves while they stay open, which is not what keeps a session alive. */
const BY_ITSELF = 'freshet-by-itself';

function isByItself({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && headers[BY_ITSELF] !== undefined;
}

/** Lets people who are signed in pass. Others are led to the sign-in page, and back from there. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly formTokens: FormTokens,
    private readonly emergency: EmergencyWatch,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = this.cookie.read(request);
    const staff = token === null ? null : isByItself(request) ? await this.sessions.find(token) : await this.sessions.use(token);
    if (token !== null && staff !== null) {
      rememberSession(request, { staff, formToken: this.formTokens.of(staff), emergency: this.emergency.state, speech: speechOf(languageOf(request)), light: lightOf(request) });
      return true;
    }
    // What was sent would be lost on the way through the sign-in page, so only readers take it.
    if (request.method === 'GET' || request.method === 'HEAD') throw new SignInFirst(request.url);
    throw new NotSignedIn();
  }
}
