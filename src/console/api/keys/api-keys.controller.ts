import { Body, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { ApiKeyReader, type KeptKey } from '../../../organisations/api-key.reader.js';
import { ApiKeyNotFound } from '../../../organisations/api-keys.errors.js';
import { API_SCOPES } from '../../../organisations/api-keys.js';
import { MakeApiKey } from '../../../organisations/make-api-key.js';
import { RevokeApiKey } from '../../../organisations/revoke-api-key.js';
import { parseId, type ApiKeyId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { ApiKeyShown, MadeKeyShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, instant, LONGEST_PAGE, SHORT_PAGE, slugText } from '../asked.js';
import { Desk } from '../desk.js';

const organisation = slugText.optional();
const keysWish = z.strictObject({ organisation, cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(SHORT_PAGE) });
const ofWhom = z.strictObject({ organisation });
const newKey = z.strictObject({ organisation, name: z.string().max(400), scopes: z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length), expiresAt: instant.nullable() });

/** The keys with which programs of an organisation speak for it. */
@ConsoleApi('api-keys', 'client_admin', 'customer_success', 'engineer')
export class ApiKeysScreenController {
  constructor(
    private readonly desk: Desk,
    private readonly keys: ApiKeyReader,
    private readonly make: MakeApiKey,
    private readonly revoke: RevokeApiKey,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<ApiKeyShown>> {
    const wish = asked(keysWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    const found = await this.keys.list(id, wish.limit + 1, (wish.cursor ?? null) as ApiKeyId | null);
    const shown = found.slice(0, wish.limit);
    const now = new Date();
    return { rows: shown.map((key) => show(key, now)), next: found.length > wish.limit ? (shown.at(-1)?.id ?? null) : null };
  }

  /** What a key may be for: people may do all of it themselves. */
  @Get('scopes')
  scopes(): readonly string[] {
    return API_SCOPES;
  }

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @DoneBy('client_admin', 'customer_success')
  @NeedsStepUp()
  async create(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<MadeKeyShown> {
    const { organisation: slug, ...wish } = asked(newKey, body);
    const { id } = await this.desk.organisation(session, slug);
    const { key, token } = await this.make.run(id, wish, { actor: actorOf(session), scopes: API_SCOPES });
    return { id: key.id, token };
  }

  /** Needs no newer proof: whoever finds a key in the wrong hands should not have to look for their authenticator. */
  @Delete(':id')
  @HttpCode(204)
  @DoneBy('client_admin', 'customer_success')
  async end(@Param('id') text: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    const key: ApiKeyId | null = parseId(text);
    if (key === null) throw new ApiKeyNotFound();
    await this.revoke.run(id, key, actorOf(session));
  }
}

function show({ id, name, tokenStart, scopes, ...at }: KeptKey, now: Date): ApiKeyShown {
  return {
    ...{ id, name, tokenStart, scopes, createdAt: at.createdAt.toISOString() },
    expiresAt: at.expiresAt?.toISOString() ?? null,
    revokedAt: at.revokedAt?.toISOString() ?? null,
    lastUsedAt: at.lastUsedAt?.toISOString() ?? null,
    isOpen: at.revokedAt === null && (at.expiresAt === null || at.expiresAt > now),
  };
}
