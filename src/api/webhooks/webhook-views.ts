import type { WebhookDelivery, WebhookEndpoint } from '../../webhooks/webhook.js';
import type { DeliveryView, EndpointView } from './webhooks.schema.js';

export function toEndpointView({ id, url, description, eventTypes, disabledAt, disabledBecause, failures, ...at }: WebhookEndpoint): EndpointView {
  return {
    ...{ id, url, description, eventTypes: [...eventTypes], enabled: disabledAt === null, disabledBecause, failures },
    failingSince: at.failingSince?.toISOString() ?? null,
    previousSecretUntil: at.previousSecretUntil?.toISOString() ?? null,
    createdAt: at.createdAt.toISOString(),
  };
}

export function toDeliveryView({ id, eventId, eventType, status, attempts, responseStatus, responseStart, failure, ...at }: WebhookDelivery): DeliveryView {
  return {
    ...{ id, event: { id: eventId, type: eventType }, status, attempts, failure },
    response: responseStatus === null ? null : { status: responseStatus, start: responseStart ?? '' },
    createdAt: at.createdAt.toISOString(),
    nextAttemptAt: at.nextAttemptAt?.toISOString() ?? null,
    lastAttemptAt: at.lastAttemptAt?.toISOString() ?? null,
    finishedAt: at.finishedAt?.toISOString() ?? null,
  };
}
