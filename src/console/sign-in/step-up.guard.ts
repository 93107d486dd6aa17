import { applyDecorators, Injectable, UseFilters, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../shared/clock.js';
import { ConfirmIdentity, NotSignedIn } from '../console.errors.js';
import { ConfirmFirst, ConfirmFirstFilter } from './confirm-first.filter.js';
import { sessionOf } from './current-session.js';
import { pageOfForm } from './page-of-form.js';

/** How long a proof is good for what moves money, opens doors or lets others in. */
export const PROOF_MINUTES = 10;

/** Whether somebody has lately proved to be themselves. */
export function isProven({ provenAt }: { readonly provenAt: Date }, now: Date): boolean {
  return now.getTime() - provenAt.getTime() <= PROOF_MINUTES * 60_000;
}

/**
 * Lets those pass who have lately proved to be themselves. Others are led to the page that asks them to, and back to
 * the page they came from; a screen drawn in the browser is told so, with 403 and the code `confirm_identity`.
 */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = sessionOf(request);
    if (session === undefined) throw new NotSignedIn();
    if (isProven(session.staff, this.clock.now())) return true;
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
    const isRead = request.method === 'GET';
    if (!isForm && !(isRead && (request.headers.accept?.includes('text/html') ?? false))) throw new ConfirmIdentity();
    // What was sent is not kept: they are led to where they can send it again.
    throw new ConfirmFirst(isRead ? request.url : pageOfForm(request));
  }
}

/** Whoever calls for this has proved to be themselves within the last ten minutes. On a controller it stands above {@link SignedInOnly}, so that its guard comes after. */
export function NeedsStepUp() {
  return applyDecorators(UseGuards(StepUpGuard), UseFilters(ConfirmFirstFilter));
}
