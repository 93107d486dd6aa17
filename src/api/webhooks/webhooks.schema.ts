import { z } from 'zod';
import { EVENT_TYPES } from '../../organisations/events.js';
import { instant } from '../campaigns.schema.js';

const eventTypes = z.array(z.enum(EVENT_TYPES)).min(1).max(EVENT_TYPES.length);

export const newEndpoint = z.strictObject({
  url: z.string().min(1).max(2_000).meta({ description: 'On the public internet, by https', example: 'https://crm.example/hooks/freshet' }),
  description: z.string().max(400).default(''),
  eventTypes,
});

export type NewEndpoint = z.infer<typeof newEndpoint>;

export const changedEndpoint = newEndpoint.extend({ enabled: z.boolean().default(true) });

export type ChangedEndpoint = z.infer<typeof changedEndpoint>;

export const endpointView = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.string()),
  enabled: z.boolean(),
  disabledBecause: z.enum(['staff', 'gone', 'failing']).nullable().meta({ description: 'gone: it answered 410; failing: for five days nothing arrived' }),
  failures: z.int().meta({ description: 'Attempts in a row that came to nothing' }),
  failingSince: instant.nullable(),
  previousSecretUntil: instant.nullable().meta({ description: 'Until then, what is sent is signed with the secret before this one, too' }),
  createdAt: instant,
});

export type EndpointView = z.infer<typeof endpointView>;

const secret = z.string().meta({ description: 'What is sent is signed with it; shown this once', example: 'whsec_…' });
export const endpointWithSecret = endpointView.extend({ secret });
export const endpointList = z.object({ endpoints: z.array(endpointView) });

export const DELIVERY_STATUSES = ['waiting', 'delivered', 'failed'] as const;

export const deliveryView = z.object({
  id: z.uuid(),
  event: z.object({ id: z.uuid().meta({ description: 'The webhook-id: the same in every attempt' }), type: z.string() }),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  createdAt: instant,
  nextAttemptAt: instant.nullable(),
  lastAttemptAt: instant.nullable(),
  response: z.object({ status: z.int(), start: z.string().meta({ description: 'What it began with' }) }).nullable(),
  failure: z.string().nullable().meta({ description: 'Why there was no response', example: 'timeout' }),
  finishedAt: instant.nullable(),
});

export type DeliveryView = z.infer<typeof deliveryView>;

export const deliveryPage = z.object({ deliveries: z.array(deliveryView), nextCursor: z.uuid().nullable() });

export const deliveriesQuery = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  status: z.enum(DELIVERY_STATUSES).optional(),
});

export const newReplay = z.strictObject({ since: z.iso.datetime({ offset: true }).meta({ description: 'Of what has happened since; a month is kept' }) });
export const replayView = z.object({ replayed: z.int() });
