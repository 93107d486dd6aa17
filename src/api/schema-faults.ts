import type { StandardSchemaV1 } from '@standard-schema/spec';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NotAcceptable } from './api.errors.js';

/** Checks what a route takes against its schema and names every field at fault. */
export const schemaPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new NotAcceptable(issues.map(toFault)),
});

function toFault({ path = [], message, ...rest }: StandardSchemaV1.Issue) {
  const field = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  const code = (rest as { code?: string }).code ?? 'invalid';
  return { field, code, message };
}
