import { Body, Delete, Get, Header, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { API_KEY_STATES, ApiKeyReader, type KeptKey } from '../../../organisations/api-key.reader.js';
import { ApiKeyNotFound } from '../../../organisations/api-keys.errors.js';
import { API_SCOPES } from '../../../organisations/api-keys.js';
import { MakeApiKey } from '../../../organisations/make-api-key.js';
import { RevokeApiKey } from '../../../organisations/revoke-api-key.js';
import { parseId, type ApiKeyId, type OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { ApiKeyShown, MadeKeyShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, instant, listWish, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { KEY_COLUMNS } from './key-columns.js';

const organisation = slugText.optional();
const keysWish = z.strictObject({ ...listWish(['createdAt', 'name', 'expiresAt', 'lastUsedAt']), state: z.enum(API_KEY_STATES).optional(), scope: z.enum(API_SCOPES).optional() });
const ofWhom = z.strictObject({ organisation });
const newKey = z.strictObject({ organisation, name: z.string().max(400), scopes: z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length), expiresAt: instant.nullable() });

type KeysWish = z.output<typeof keysWish>;

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
    return pageOf(wish, usualOrder(wish), this.#read(id, wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(keysWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `api-keys-${slug}`, columns: KEY_COLUMNS }, wish, usualOrder(wish), this.#read(id, wish));
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

  #read(id: OrganisationId, wish: KeysWish) {
    const now = new Date();
    return shownAs((page) => this.keys.page(id, wish, wish.sort, page), (key) => show(key, now));
  }
}

const usualOrder = ({ sort }: KeysWish) => (sort === 'name' ? 'ascending' : 'descending');

function show({ id, name, tokenStart, scopes, ...at }: KeptKey, now: Date): ApiKeyShown {
  return {
    ...{ id, name, tokenStart, scopes, createdAt: at.createdAt.toISOString() },
    expiresAt: at.expiresAt?.toISOString() ?? null,
    revokedAt: at.revokedAt?.toISOString() ?? null,
    lastUsedAt: at.lastUsedAt?.toISOString() ?? null,
    isOpen: at.revokedAt === null && (at.expiresAt === null || at.expiresAt > now),
  };
}
