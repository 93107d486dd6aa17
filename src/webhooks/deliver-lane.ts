import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Log, reasonOf } from '../shared/log.js';
import type { WebhookEndpointId } from '../shared/ids.js';
import { hasArrived } from './attempt.js';
import { AttemptDelivery } from './attempt-delivery.js';
import { DueDeliveries, type Lane, type TakenDelivery } from './due-deliveries.js';

/** Attempts at once: in a lane, and at any one endpoint. One that fails is only sounded out. */
const MOST_AT_ONCE = 40;
const AT_ENDPOINT: Readonly<Record<Lane, number>> = { steady: 4, failing: 1 };

/** Nothing new is taken after so long, so that a process that is told to stop can. */
const TAKING_MS = 10_000;
const LOOK_AGAIN_MS = 200;

/** Works off what is due in a lane, until nothing is or its time is over. */
@Injectable()
export class DeliverLane {
  readonly #log: Log;

  constructor(
    private readonly due: DueDeliveries,
    private readonly attempt: AttemptDelivery,
    log: Log,
  ) {
    this.#log = log.in('webhooks');
  }

  async run(lane: Lane): Promise<{ arrived: number; failed: number }> {
    const counts = { arrived: 0, failed: 0 };
    const underWay = new Map<Promise<void>, WebhookEndpointId>();
    const takeUntil = performance.now() + TAKING_MS;
    do {
      for (const delivery of await this.#take(lane, underWay, takeUntil)) {
        const ended: Promise<void> = this.#deliver(delivery, counts).finally(() => underWay.delete(ended));
        underWay.set(ended, delivery.endpointId);
      }
      if (underWay.size > 0) await Promise.race([...underWay.keys(), pause(LOOK_AGAIN_MS)]);
    } while (underWay.size > 0);
    return counts;
  }

  #take(lane: Lane, underWay: ReadonlyMap<unknown, WebhookEndpointId>, until: number): Promise<TakenDelivery[]> {
    const room = performance.now() > until ? 0 : MOST_AT_ONCE - underWay.size;
    return room === 0 ? Promise.resolve([]) : this.due.take(lane, room, AT_ENDPOINT[lane], [...new Set(underWay.values())]);
  }

  /** What cannot be booked is attempted again when it counts as lost. */
  async #deliver(delivery: TakenDelivery, counts: { arrived: number; failed: number }): Promise<void> {
    try {
      const attempt = await this.attempt.run(delivery);
      counts[hasArrived(attempt) ? 'arrived' : 'failed'] += 1;
    } catch (error) {
      counts.failed += 1;
      this.#log.warn({ deliveryId: delivery.id, reason: reasonOf(error) }, 'attempt not booked');
    }
  }
}
