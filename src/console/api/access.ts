import { applyDecorators, Controller, Injectable, SetMetadata, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { StaffRole } from '../../organisations/staff.entity.js';
import { MayNot, PageNotFound } from '../console.errors.js';
import { sessionOf } from '../sign-in/current-session.js';
import { ProgramSessionGuard } from './program-session.guard.js';

const SEEN_BY = 'console:seen-by';
const DONE_BY = 'console:done-by';

const EVERYONE: readonly StaffRole[] = ['client_admin', 'client_editor', 'customer_success', 'engineer'];

/** For people of these roles there is what is found here; for others there is nothing. Stands after the session's guard. */
@Injectable()
export class RoleGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const role = sessionOf(context.switchToHttp().getRequest<FastifyRequest>())?.staff.role;
    const rolesFor = (key: string) => this.reflector.getAllAndOverride<readonly StaffRole[] | undefined>(key, [context.getHandler(), context.getClass()]);
    if (role === undefined || !(rolesFor(SEEN_BY) ?? EVERYONE).includes(role)) throw new PageNotFound();
    if (!(rolesFor(DONE_BY) ?? EVERYONE).includes(role)) throw new MayNot();
    return true;
  }
}

/** A part of the console's own API, for people of these roles; for everyone who is signed in where none is named. */
export function ConsoleApi(path: string, ...roles: StaffRole[]) {
  const seen = roles.length === 0 ? EVERYONE : roles;
  return applyDecorators(Controller(`console/api${path === '' ? '' : `/${path}`}`), SetMetadata(SEEN_BY, seen), UseGuards(ProgramSessionGuard, RoleGuard));
}

/** Who may do what others may only look at. */
export const DoneBy = (...roles: StaffRole[]) => SetMetadata(DONE_BY, roles);
