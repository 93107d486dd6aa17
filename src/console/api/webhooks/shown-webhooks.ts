import type { WebhookDelivery, WebhookEndpoint } from '../../../webhooks/webhook.js';
import type { DeliveryShown, EndpointShown } from '../../contract/settings.js';

export function showEndpoint({ id, url, description, eventTypes, disabledAt, disabledBecause, failures, ...at }: WebhookEndpoint): EndpointShown {
  return {
    ...{ id, url, description, eventTypes, isEnabled: disabledAt === null, disabledBecause, failures },
    failingSince: at.failingSince?.toISOString() ?? null,
    previousSecretUntil: at.previousSecretUntil?.toISOString() ?? null,
    createdAt: at.createdAt.toISOString(),
  };
}

export function showDelivery({ id, eventId, eventType, status, attempts, responseStatus, responseStart, failure, ...at }: WebhookDelivery): DeliveryShown {
  return {
    ...{ id, eventId, eventType, status, attempts, failure },
    response: responseStatus === null ? null : { status: responseStatus, start: responseStart ?? '' },
    createdAt: at.createdAt.toISOString(),
    nextAttemptAt: at.nextAttemptAt?.toISOString() ?? null,
    lastAttemptAt: at.lastAttemptAt?.toISOString() ?? null,
  };
}
