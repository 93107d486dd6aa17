import { Injectable } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { Log, type LogFields } from '../shared/log.js';
import { standardOutput } from './log-output.js';
import { redact } from './redact.js';

/** One JSON object a line. */
@Injectable()
export class JsonLog extends Log {
  constructor(private readonly logger: Logger) {
    super();
  }

  static open(config: Pick<Config, 'logLevel' | 'process'>, destination: DestinationStream = standardOutput()): JsonLog {
    return new JsonLog(pino({ level: config.logLevel, base: { process: config.process, pid: process.pid } }, destination));
  }

  in(room: string): JsonLog {
    return new JsonLog(this.logger.child({ room }));
  }

  info(fields: LogFields, message: string): void {
    this.logger.info(redact(fields), message);
  }

  warn(fields: LogFields, message: string): void {
    this.logger.warn(redact(fields), message);
  }

  error(fields: LogFields, message: string): void {
    this.logger.error(redact(fields), message);
  }
}
