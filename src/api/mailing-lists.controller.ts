import { Body, Controller, Get, Param, Put, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../http/media-type.js';
import { MailingLists } from '../mailings/mailing-lists.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseSlug } from '../shared/slug.js';
import { parseText } from '../shared/text.js';
import { Answers, Takes } from './answers.decorator.js';
import { NotAcceptable } from './api.errors.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { mailingList, mailingLists, newMailingList } from './mailings.schema.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Mailings')
@ApiBearerAuth()
@Controller('api/v1/mailing-lists')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class MailingListsController {
  constructor(private readonly lists: MailingLists) {}

  @Get()
  @RequireScope('mailings:read')
  @ApiOperation({ operationId: 'listMailingLists', summary: 'The lists that readers can leave' })
  @Answers(200, mailingLists, 401, 403)
  async list(@CallerKey() key: ApiKey) {
    const lists = await this.lists.list(key.organisationId);
    return { lists: lists.map(({ slug, name }) => ({ slug, name })) };
  }

  @Put(':slug')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'saveMailingList', summary: 'Make a list, or name one anew' })
  @Takes(newMailingList)
  @Answers(200, mailingList, 400, 401, 403, 415, 422)
  async save(@Param('slug') text: string, @CallerKey() key: ApiKey, @Body({ schema: newMailingList }) body: z.infer<typeof newMailingList>) {
    const slug = parseSlug(text);
    const name = parseText(body.name, 100);
    if (slug === null) throw new NotAcceptable([{ field: 'slug', code: 'malformed', message: 'is not a slug' }]);
    if (!name.ok) throw new NotAcceptable([{ field: 'name', code: name.fault, message: 'is not acceptable' }]);
    const saved = await this.lists.save(key.organisationId, slug, name.value);
    return { slug: saved.slug, name: saved.name };
  }
}
