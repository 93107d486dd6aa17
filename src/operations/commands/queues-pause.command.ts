import type { Type } from '@nestjs/common';
import { isQueueName, QUEUE_NAMES } from '../../queues/queue-kinds.js';
import { PauseQueue } from '../queues/pause-queue.js';
import { ResumeQueue } from '../queues/resume-queue.js';
import { readArguments, UsageError, type Command } from './command.js';
import { stateLines } from './queue-lines.js';
import { terminalActor } from './terminal-actor.js';

export const queuesPause = lever(PauseQueue);
export const queuesResume = lever(ResumeQueue);

function lever(verb: Type<PauseQueue | ResumeQueue>): Command {
  return async (args, { open, print }) => {
    const { positionals } = readArguments({ args, options: {}, allowPositionals: true });
    const [kind = '', ...more] = positionals;
    if (more.length > 0 || !isQueueName(kind)) throw new UsageError(`"${positionals.join(' ')}" is no kind of queue: say one of ${QUEUE_NAMES.join(', ')}`);
    const app = await open();
    try {
      const state = await app.get(verb, { strict: false }).run(kind, terminalActor());
      for (const line of stateLines(state)) print(line);
      return 0;
    } finally {
      await app.close();
    }
  };
}
