import { Injectable } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { SealedSecrets } from '../organisations/sealed-secrets.js';
import { Clock } from '../shared/clock.js';
import type { Attempt } from './attempt.js';
import { BookAttempt } from './book-attempt.js';
import type { TakenDelivery } from './due-deliveries.js';
import { WebhookPost } from './webhook-post.js';

/** Tries once to deliver, by Standard Webhooks 1.0, and books what became of it. */
@Injectable()
export class AttemptDelivery {
  constructor(
    private readonly secrets: SealedSecrets,
    private readonly post: WebhookPost,
    private readonly book: BookAttempt,
    private readonly clock: Clock,
  ) {}

  async run(delivery: TakenDelivery): Promise<Attempt> {
    const body = bodyOf(delivery);
    const attempt = await this.post.send(delivery.url, this.#headersOf(delivery, body), body);
    await this.book.run(delivery, attempt);
    return attempt;
  }

  #headersOf({ eventId, endpointId, secret, previousSecret }: TakenDelivery, body: string): Record<string, string> {
    const now = this.clock.now();
    const secrets = [secret, ...(previousSecret === null ? [] : [previousSecret])];
    const signatures = secrets.map((sealed) => new Webhook(this.secrets.open(sealed, endpointId)).sign(eventId, now, body));
    return {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Freshet-Webhooks/1',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    };
  }
}

/** Thin: ids and sums. Whoever may know more asks for it with a key. Byte for byte the same in every attempt. */
function bodyOf({ type, happenedAt, data }: TakenDelivery): string {
  return JSON.stringify({ type, timestamp: happenedAt.toISOString(), data });
}
