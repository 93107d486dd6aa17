import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tellAllowance } from '../http/limits/rate-limit-headers.js';
import type { Allowance } from '../http/limits/turns.js';
import { ApiKeys, type ApiKey, type ApiScope } from '../organisations/api-keys.js';
import { KeyUses } from '../organisations/key-uses.js';
import { KeyUnknown, ScopeMissing, TooManyRequests } from './api.errors.js';
import { bearerToken } from './bearer-token.js';
import { RateLimits } from './rate-limits/rate-limits.js';

/** What a route asks of the key it is called with. */
export const RequireScope = Reflector.createDecorator<ApiScope>();

const keys = new WeakMap<object, ApiKey>();

/** The key this request was made with. */
export const CallerKey = createParamDecorator((_: unknown, context: ExecutionContext) => keyOf(context.switchToHttp().getRequest<FastifyRequest>()));

/** The key a request was made with; undefined on routes without one. */
export function keyOf(request: FastifyRequest): ApiKey | undefined {
  return keys.get(request.raw);
}

/** Lets requests to routes with {@link RequireScope} pass only with a key that carries the scope. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
    private readonly uses: KeyUses,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.get(RequireScope, context.getHandler());
    if (scope === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = await this.apiKeys.find(bearerToken(request.headers.authorization));
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (key === null) {
      // Each of them is looked up, whatever somebody has made up.
      takeTurn(reply, 'address', await this.limits.takeUnknown(request.ip));
      throw new KeyUnknown();
    }
    this.uses.note(key);
    // Before anything else is asked of the key: refusals, too, cost something.
    takeTurn(reply, 'key', await this.limits.take(key.id));
    if (!key.scopes.includes(scope)) throw new ScopeMissing(scope);
    keys.set(request.raw, key);
    return true;
  }
}

/** @throws TooManyRequests */
function takeTurn(reply: FastifyReply, policy: 'key' | 'address', allowance: Allowance | null): void {
  if (allowance === null) return;
  tellAllowance(reply, policy, allowance);
  if (!allowance.isAllowed) throw new TooManyRequests(allowance.retryInSeconds);
}
