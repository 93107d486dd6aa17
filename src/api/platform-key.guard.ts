import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ApiKeys, type PlatformKey, type PlatformScope } from '../organisations/api-keys.js';
import { KeyUnknown, ScopeMissing } from './api.errors.js';
import { bearerToken } from './bearer-token.js';

/** What a route asks of a key that belongs to the platform itself. */
export const RequirePlatformScope = Reflector.createDecorator<PlatformScope>();

const keys = new WeakMap<object, PlatformKey>();

/** The caller as the audit log names it. */
export const PlatformActor = createParamDecorator((_: unknown, context: ExecutionContext) => `api-key:${keys.get(context.switchToHttp().getRequest<FastifyRequest>().raw)?.id}`);

/** Lets pass only with a key of the platform's own: one of an organisation never shows what lies across organisations. */
@Injectable()
export class PlatformKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.get(RequirePlatformScope, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = bearerToken(request.headers.authorization);
    const key = await this.apiKeys.findOfPlatform(token);
    if (key === null && (await this.apiKeys.find(token)) === null) throw new KeyUnknown();
    if (key === null || scope === undefined || !key.scopes.includes(scope)) throw new ScopeMissing(scope ?? 'of the platform');
    keys.set(request.raw, key);
    return true;
  }
}
