import type { StandardSchemaV1 } from '@standard-schema/spec';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NotAcceptable } from './api.errors.js';

const MOST_NAMED = 20;

/** Checks what a route takes against its schema and names every field at fault. */
export const schemaPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new NotAcceptable(issues.flatMap(toFaults)),
});

/** One fault for each field: the issue that there are fields too many stands for all of them. */
function toFaults({ path = [], message, ...rest }: StandardSchemaV1.Issue) {
  const { code = 'invalid', keys = [] } = rest as { code?: string; keys?: readonly string[] };
  const at = path.map((part) => String(typeof part === 'object' ? part.key : part));
  if (keys.length === 0) return [{ field: at.join('.'), code, message }];
  return keys.slice(0, MOST_NAMED).map((key) => ({ field: [...at, key.slice(0, 100)].join('.'), code: 'unknown_field', message: 'is not a field of this request' }));
}
