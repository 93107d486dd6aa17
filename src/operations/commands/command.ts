import type { INestApplicationContext } from '@nestjs/common';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** All that a command may touch. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A line for people, beside the result. */
  readonly complain: (line: string) => void;
  /** The platform without its servers, for who needs its database; to be closed again. @throws ConfigError */
  readonly open: () => Promise<INestApplicationContext>;
  /** The same with the figures and the Redis that they are kept in; to be closed again. @throws ConfigError */
  readonly openFigures: () => Promise<INestApplicationContext>;
}

/** Gets what follows the command's name; resolves to the process's exit code. @throws UsageError */
export type Command = (args: string[], surroundings: Surroundings) => Promise<number>;

/** The command was called in a way that it does not know. */
export class UsageError extends Error {}

/** Node's parseArgs, whose refusals become one sentence. @throws UsageError */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\. |\n/)[0]);
  }
}
