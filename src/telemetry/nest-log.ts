import type { LoggerService } from '@nestjs/common';
import type { Log } from '../shared/log.js';

/** Nest's own messages in our log; its chatter about every module and route is left out. */
export function nestLog(log: Log): LoggerService {
  return {
    log: () => undefined,
    warn: (message: unknown, ...rest: unknown[]) => log.warn({ context: rest.at(-1) }, String(message)),
    error: (message: unknown, ...rest: unknown[]) => log.error({ context: rest.at(-1), stack: stackOf(message, rest) }, String(message)),
  };
}

function stackOf(message: unknown, rest: unknown[]): unknown {
  return message instanceof Error ? message.stack : rest[0];
}
