import { z } from 'zod';
import { API_SCOPES } from '../../organisations/api-keys.js';
import { instant } from '../campaigns.schema.js';

const scopes = z.array(z.enum(API_SCOPES));

export const newApiKey = z.strictObject({
  name: z.string().min(1).max(400).meta({ description: 'What it is for', example: 'CRM sync' }),
  scopes: scopes.min(1).max(API_SCOPES.length).meta({ description: 'What it opens: nothing that your own key does not' }),
  expiresAt: z.iso.datetime({ offset: true }).nullish().meta({ description: 'Good until it is revoked, where left out' }),
});

export type NewApiKey = z.infer<typeof newApiKey>;

export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  tokenStart: z.string().nullable().meta({ description: 'How its token begins' }),
  scopes: z.array(z.string()),
  createdAt: instant,
  createdBy: z.string().nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable().meta({ description: 'To the minute' }),
});

export type ApiKeyView = z.infer<typeof apiKeyView>;

export const madeApiKey = apiKeyView.extend({ token: z.string().meta({ description: 'Shown this once' }) });
export const apiKeyPage = z.object({ keys: z.array(apiKeyView), nextCursor: z.uuid().nullable() });

export const keyPageQuery = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
