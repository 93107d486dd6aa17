import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ApiKeys, type PlatformScope } from '../organisations/api-keys.js';
import { KeyUnknown, ScopeMissing } from './api.errors.js';
import { bearerToken } from './bearer-token.js';

/** What a route asks of a key that belongs to the platform itself. */
export const RequirePlatformScope = Reflector.createDecorator<PlatformScope>();

/** Lets pass only with a key of the platform's own: one of an organisation never shows what lies across organisations. */
@Injectable()
export class PlatformKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.get(RequirePlatformScope, context.getHandler());
    const token = bearerToken(context.switchToHttp().getRequest<FastifyRequest>().headers.authorization);
    if (scope !== undefined && (await this.apiKeys.isOfPlatform(token, scope))) return true;
    throw (await this.apiKeys.find(token)) === null ? new KeyUnknown() : new ScopeMissing(scope ?? 'of the platform');
  }
}
