import { Queue, type QueueOptions } from 'bullmq';

/** A queue that does not write each failure of its connection to the terminal by itself: the connection tells of its loss. */
export class QuietQueue extends Queue {
  constructor(name: string, options: QueueOptions) {
    super(name, options);
    this.on('error', () => undefined);
  }
}
