import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PageNotFound } from '../console.errors.js';
import { isOfPlatform } from '../roles.js';
import { sessionOf } from './current-session.js';

/** Pages for people of the platform do not exist for those of a client. Stands after SignedInGuard. */
@Injectable()
export class PlatformOnlyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const session = sessionOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (session === undefined || !isOfPlatform(session.staff)) throw new PageNotFound();
    return true;
  }
}
