import { Injectable, UnsupportedMediaTypeException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Refuses bodies of another media type than `taken`; a request without a body has none. */
function refuseOthers(context: ExecutionContext, taken: RegExp): true {
  const { headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body !== undefined && !taken.test(headers['content-type'] ?? '')) throw new UnsupportedMediaTypeException();
  return true;
}

/** For routes of pages: what is read as a form was sent as one, so that each of its fields is a text. */
@Injectable()
export class FormsOnly implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return refuseOthers(context, /^application\/x-www-form-urlencoded\s*(;|$)/i);
  }
}

/** For routes of programs. */
@Injectable()
export class JsonOnly implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return refuseOthers(context, /^application\/([\w.-]+\+)?json\s*(;|$)/i);
  }
}
