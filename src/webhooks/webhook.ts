import type { EventType } from '../organisations/events.js';
import type { OrganisationId, WebhookDeliveryId, WebhookEndpointId, WebhookEventId } from '../shared/ids.js';

/** Why nothing is sent to an endpoint: people said so, it said so itself (410), or it had failed for days. */
export type DisabledBecause = 'staff' | 'gone' | 'failing';

/** Somewhere an organisation wants to be told. */
export interface WebhookEndpoint {
  readonly id: WebhookEndpointId;
  readonly organisationId: OrganisationId;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly EventType[];
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Attempts in a row that came to nothing. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledBecause: DisabledBecause | null;
  /** Until when what is sent is signed with the secret before this one, too. */
  readonly previousSecretUntil: Date | null;
}

export type DeliveryStatus = 'waiting' | 'delivered' | 'failed';

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  readonly id: WebhookDeliveryId;
  /** The `webhook-id`: the same in every attempt, so that a receiver can drop the second copy. */
  readonly eventId: WebhookEventId;
  readonly eventType: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly createdAt: Date;
  /** When it is tried next; null where it no longer is. */
  readonly nextAttemptAt: Date | null;
  readonly lastAttemptAt: Date | null;
  readonly responseStatus: number | null;
  /** What the last response began with. */
  readonly responseStart: string | null;
  /** Why there was no response. */
  readonly failure: string | null;
  readonly finishedAt: Date | null;
}
