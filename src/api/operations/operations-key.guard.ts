import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { OperationsKeys, type OperationsKey, type OperationsScope } from '../../organisations/operations-keys.js';
import { KeyUnknown, ScopeMissing } from '../api.errors.js';
import { bearerToken } from '../bearer-token.js';

/** What a route asks of the operations key it is called with. */
export const RequireOperations = Reflector.createDecorator<OperationsScope>();

const keys = new WeakMap<object, OperationsKey>();

/** The caller as the audit log names it. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext) => `operations-key:${keys.get(context.switchToHttp().getRequest<FastifyRequest>().raw)?.id}`);

/** Lets nobody pass without an operations key; those of organisations are as unknown here as any other text. */
@Injectable()
export class OperationsKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly operationsKeys: OperationsKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = await this.operationsKeys.find(bearerToken(request.headers.authorization));
    if (key === null) throw new KeyUnknown();
    const scope = this.reflector.get(RequireOperations, context.getHandler()) ?? 'operations:write';
    if (!key.scopes.includes(scope)) throw new ScopeMissing(scope);
    keys.set(request.raw, key);
    return true;
  }
}
