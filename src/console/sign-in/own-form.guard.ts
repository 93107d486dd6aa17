import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ForeignForm, NotSignedIn } from '../console.errors.js';
import { sessionOf } from './current-session.js';
import { formField } from './form-field.js';
import { FORM_TOKEN, FormTokens } from './form-tokens.js';

const READING = new Set(['GET', 'HEAD']);

/** Lets a form pass only when it was drawn for the session that sends it. Stands after SignedInGuard. */
@Injectable()
export class OwnFormGuard implements CanActivate {
  constructor(private readonly formTokens: FormTokens) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (READING.has(request.method)) return true;
    const session = sessionOf(request);
    if (session === undefined) throw new NotSignedIn();
    if (!this.formTokens.isRight(formField(request.body, FORM_TOKEN), session.staff)) throw new ForeignForm();
    return true;
  }
}
