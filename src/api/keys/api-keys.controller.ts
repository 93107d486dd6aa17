import { Body, Controller, Delete, Get, Header, Param, Post, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import { ApiKeyReader, type KeptKey } from '../../organisations/api-key.reader.js';
import { ApiKeyNotFound } from '../../organisations/api-keys.errors.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { MakeApiKey } from '../../organisations/make-api-key.js';
import { RevokeApiKey } from '../../organisations/revoke-api-key.js';
import { parseId, type ApiKeyId } from '../../shared/ids.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { apiKeyPage, apiKeyView, keyPageQuery, madeApiKey, newApiKey, type ApiKeyView, type NewApiKey } from './api-keys.schema.js';

@ApiTags('API keys')
@ApiBearerAuth()
@Controller('api/v1/api-keys')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeyReader,
    private readonly make: MakeApiKey,
    private readonly revoke: RevokeApiKey,
  ) {}

  @Post()
  @RequireScope('api-keys:write')
  @ApiOperation({ operationId: 'createApiKey', summary: 'Make a key; its token is shown this once' })
  @Header('cache-control', 'no-store')
  @Takes(newApiKey)
  @Answers(201, madeApiKey, 400, 401, 403, 409, 413, 415, 422)
  async create(@CallerKey() caller: ApiKey, @Body({ schema: newApiKey }) { name, scopes, expiresAt }: NewApiKey): Promise<ApiKeyView & { token: string }> {
    const wish = { name, scopes, expiresAt: expiresAt == null ? null : new Date(expiresAt) };
    const { key, token } = await this.make.run(caller.organisationId, wish, { actor: `api-key:${caller.id}`, scopes: caller.scopes });
    return { ...toView(key), token };
  }

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({ operationId: 'listApiKeys', summary: 'All keys there are and were, the latest first' })
  @Answers(200, apiKeyPage, 401, 403, 422)
  async list(@CallerKey() { organisationId }: ApiKey, @Query({ schema: keyPageQuery }) { cursor, limit }: z.infer<typeof keyPageQuery>): Promise<z.infer<typeof apiKeyPage>> {
    const found = await this.keys.list(organisationId, limit + 1, (cursor ?? null) as ApiKeyId | null);
    const shown = found.slice(0, limit);
    return { keys: shown.map(toView), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  @Get(':id')
  @RequireScope('api-keys:read')
  @ApiOperation({ operationId: 'getApiKey', summary: 'A key, without its token' })
  @Answers(200, apiKeyView, 401, 403, 404)
  async get(@Param('id') text: string, @CallerKey() { organisationId }: ApiKey): Promise<ApiKeyView> {
    const key = await this.keys.find(organisationId, idIn(text));
    if (key === null) throw new ApiKeyNotFound();
    return toView(key);
  }

  @Delete(':id')
  @RequireScope('api-keys:write')
  @ApiOperation({ operationId: 'revokeApiKey', summary: 'End a key for good; it opens nothing a second later' })
  @Answers(200, apiKeyView, 401, 403, 404)
  async end(@Param('id') text: string, @CallerKey() caller: ApiKey): Promise<ApiKeyView> {
    return toView(await this.revoke.run(caller.organisationId, idIn(text), `api-key:${caller.id}`));
  }
}

/** @throws ApiKeyNotFound for what is no id. */
function idIn(text: string): ApiKeyId {
  const id: ApiKeyId | null = parseId(text);
  if (id === null) throw new ApiKeyNotFound();
  return id;
}

function toView({ id, name, tokenStart, scopes, createdBy, ...at }: KeptKey): ApiKeyView {
  return {
    ...{ id, name, tokenStart, scopes: [...scopes], createdBy },
    createdAt: at.createdAt.toISOString(),
    expiresAt: at.expiresAt?.toISOString() ?? null,
    revokedAt: at.revokedAt?.toISOString() ?? null,
    lastUsedAt: at.lastUsedAt?.toISOString() ?? null,
  };
}
