import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Sessions } from '../../organisations/sessions.js';
import { EmergencyWatch } from '../../queues/emergency/emergency-watch.js';
import { ForeignForm, NotSignedIn } from '../console.errors.js';
import { rememberSession } from '../sign-in/current-session.js';
import { FormTokens } from '../sign-in/form-tokens.js';
import { lightOf } from '../sign-in/light-of.js';
import { SessionCookie } from '../sign-in/session-cookie.js';
import { languageOf } from '../words/language.js';
import { speechOf } from '../words/speech.js';

const READING = new Set(['GET', 'HEAD']);

/** Carries the form token of a screen, which has no forms. Another site can send none: it may set no such header. */
export const TOKEN_HEADER = 'freshet-form-token';

/**
 * Screens read by themselves all the time: nothing of that keeps a session from ending, but where they say that somebody
 * is at them. A stream can say nothing.
 */
const SOMEBODY_HEADER = 'freshet-somebody-there';

function isByItself({ method, headers }: FastifyRequest): boolean {
  return READING.has(method) && headers[SOMEBODY_HEADER] === undefined;
}

/** Lets the console's own screens pass, for people who are signed in. What changes something must come from a page drawn for the session. */
@Injectable()
export class ProgramSessionGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly formTokens: FormTokens,
    private readonly emergency: EmergencyWatch,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') throw new ForeignForm();
    const token = this.cookie.read(request);
    const staff = token === null ? null : isByItself(request) ? await this.sessions.find(token) : await this.sessions.use(token);
    if (token === null || staff === null) throw new NotSignedIn();
    const given = request.headers[TOKEN_HEADER];
    if (!READING.has(request.method) && (typeof given !== 'string' || !this.formTokens.isRight(given, staff))) throw new ForeignForm();
    rememberSession(request, { staff, formToken: this.formTokens.of(staff), emergency: this.emergency.state, speech: speechOf(languageOf(request)), light: lightOf(request) });
    return true;
  }
}
