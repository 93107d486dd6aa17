import { Injectable } from '@nestjs/common';
import { QueueOperations, type QueueState } from '../../../operations/queues/queue-operations.js';
import type { QueuesShown, QueueShown } from '../../contract/engine.js';

const CAUSES = 5;

/** The queues as the screen shows them. */
@Injectable()
export class QueueDesk {
  constructor(private readonly operations: QueueOperations) {}

  async show(): Promise<QueuesShown> {
    const { emergency, queues } = await this.operations.read();
    return { level: emergency.level, changedAt: emergency.changedAt?.toISOString() ?? null, changedBy: emergency.changedBy, queues: queues.map(showQueue) };
  }
}

function showQueue({ figures, ...state }: QueueState): QueueShown {
  if (figures === null) return { ...state, figures: null };
  const { waiting, prioritised, due, active, delayed, held, failed, oldestReadySeconds, endings } = figures;
  const causes = Object.entries(endings.causes).slice(0, CAUSES).map(([cause, count]) => ({ cause, count }));
  return { ...state, figures: { ready: waiting + prioritised + due, active, delayed, held, failed, oldestReadySeconds, perMinute: endings.perMinute, causes } };
}
