import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '../../organisations/sessions.js';
import type { EmergencyState } from '../../queues/emergency/emergency-state.js';
import type { Light } from '../contract/light.js';
import type { Speech } from '../words/speech.js';
import { OnlyViewing, SecondFactorFirst } from '../console.errors.js';
import { maySee } from './only-viewing.js';
import { leadsToFactor } from './second-factor-first.js';

/** Who looks at a page of the console. */
export interface ConsoleSession {
  readonly staff: SignedIn;
  /** What the forms of this page must carry. */
  readonly formToken: string;
  /** What stands still at present. */
  readonly emergency: EmergencyState;
  /** In which language they are told. */
  readonly speech: Speech;
  /** The light they have chosen; null where their browser decides. */
  readonly light: Light | null;
}

const sessions = new WeakMap<object, ConsoleSession>();

/**
 * @throws SecondFactorFirst for whatever does not help somebody who must have a second factor to get one
 * @throws OnlyViewing for what somebody may not do who looks at the console as another person sees it
 */
export function rememberSession(request: FastifyRequest, session: ConsoleSession): void {
  sessions.set(request.raw, session);
  if (session.staff.lacksFactor && !leadsToFactor(request)) throw new SecondFactorFirst();
  if (session.staff.viewer !== null && !maySee(request)) throw new OnlyViewing();
}

/** The session a guard has found; undefined on routes without one. */
export function sessionOf(request: FastifyRequest): ConsoleSession | undefined {
  return sessions.get(request.raw);
}

export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext) =>
  sessionOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
