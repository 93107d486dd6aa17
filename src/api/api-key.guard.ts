import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ApiKeys, type ApiKey, type ApiScope } from '../organisations/api-keys.js';
import { KeyUnknown, ScopeMissing } from './api.errors.js';
import { bearerToken } from './bearer-token.js';

/** What a route asks of the key it is called with. */
export const RequireScope = Reflector.createDecorator<ApiScope>();

const keys = new WeakMap<object, ApiKey>();

/** The key this request was made with. */
export const CallerKey = createParamDecorator((_: unknown, context: ExecutionContext) => keys.get(context.switchToHttp().getRequest<FastifyRequest>().raw));

/** Lets requests to routes with {@link RequireScope} pass only with a key that carries the scope. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.get(RequireScope, context.getHandler());
    if (scope === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = await this.apiKeys.find(bearerToken(request.headers.authorization));
    if (key === null) throw new KeyUnknown();
    if (!key.scopes.includes(scope)) throw new ScopeMissing(scope);
    keys.set(request.raw, key);
    return true;
  }
}
