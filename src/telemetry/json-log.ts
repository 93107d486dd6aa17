import { Injectable } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { Log, type LogFields } from '../shared/log.js';

// A last wall: nobody should log these, and if somebody does they do not arrive.
const REDACTED = ['password', 'email', 'card', 'token', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]);

/** One JSON object a line. */
@Injectable()
export class JsonLog extends Log {
  constructor(private readonly logger: Logger) {
    super();
  }

  static open(config: Pick<Config, 'logLevel' | 'process'>, destination?: DestinationStream): JsonLog {
    const options = { level: config.logLevel, base: { process: config.process, pid: process.pid }, redact: REDACTED };
    return new JsonLog(destination ? pino(options, destination) : pino(options));
  }

  in(room: string): JsonLog {
    return new JsonLog(this.logger.child({ room }));
  }

  info(fields: LogFields, message: string): void {
    this.logger.info(fields, message);
  }

  warn(fields: LogFields, message: string): void {
    this.logger.warn(fields, message);
  }

  error(fields: LogFields, message: string): void {
    this.logger.error(fields, message);
  }
}
