import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { OutboxGiver } from './outbox-giver.js';
import { OutboxHouse } from './outbox-house.js';
import { OutboxLane } from './outbox-lane.js';
import { OutboxListener } from './outbox-listener.js';
import { OutboxNews } from './outbox-news.js';
import { QUEUE_NAMES } from './queue-kinds.js';
import { QueueLife } from './queue-life.js';

/**
 * Moves outbox rows to their queues, each kind in a lane of its own: neither a flood of one kind nor a queue that is
 * broken keeps another waiting. Redis holds no truth: what it loses before the job has ended is given to it again.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #lanes: readonly OutboxLane[];
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    giver: OutboxGiver,
    life: QueueLife,
    news: OutboxNews,
    private readonly house: OutboxHouse,
    private readonly listener: OutboxListener,
  ) {
    this.#lanes = QUEUE_NAMES.map((kind) => new OutboxLane(kind, giver, life, news));
  }

  onApplicationBootstrap(): void {
    this.listener.listen((kinds) => {
      for (const lane of this.#lanes) if (kinds.includes(lane.kind)) lane.wake();
    });
    this.#running = Promise.all(this.#lanes.map((lane) => lane.run()));
    this.house.keepRegularly();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const lane of this.#lanes) lane.stop();
    await Promise.all([this.#running, this.house.leave(), this.listener.close()]);
  }

  /** Moves what is there; returns how many rows it moved. */
  async relay(): Promise<number> {
    const moved = await Promise.all(this.#lanes.map((lane) => lane.relay()));
    return moved.reduce((sum, count) => sum + count, 0);
  }
}
