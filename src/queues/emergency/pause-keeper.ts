import { Injectable } from '@nestjs/common';
import { Log } from '../../shared/log.js';
import { JobQueues } from '../job-queues.js';
import type { QueueName } from '../queue-kinds.js';
import { isPaused } from './emergency-state.js';
import { EmergencyWatch } from './emergency-watch.js';

/** Makes BullMQ's queue stand still, or move, as the emergency state says; again and again, since a flushed Redis forgets. */
@Injectable()
export class PauseKeeper {
  readonly #log: Log;

  constructor(
    private readonly watch: EmergencyWatch,
    private readonly queues: JobQueues,
    log: Log,
  ) {
    this.#log = log.in('emergency');
  }

  /** What is being worked on ends; what waits stays where it is. @throws where the queue's Redis is out of reach. */
  async keep(kind: QueueName): Promise<void> {
    if (!this.watch.isKnown) await this.watch.look();
    if (!this.watch.isKnown) return;
    const queue = this.queues.get(kind);
    const isWanted = isPaused(kind, this.watch.state);
    if ((await queue.isPaused()) === isWanted) return;
    await (isWanted ? queue.pause() : queue.resume());
    this.#log.warn({ queue: kind }, isWanted ? 'queue paused' : 'queue resumed');
  }
}
