import { Controller, Get, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import { TagReader } from '../../donors/tag.reader.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Answers } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { tagList } from './segments.schema.js';

const MOST_TAGS = 1_000;

/** What an organisation calls its donors. */
@ApiTags('Segments')
@ApiBearerAuth()
@Controller('api/v1/tags')
@UseGuards(ApiKeyGuard)
export class TagsController {
  constructor(private readonly tags: TagReader) {}

  @Get()
  @RequireScope('segments:read')
  @ApiOperation({ operationId: 'listTags', summary: `Tags and how many donors bear each, the most borne first; ${MOST_TAGS} at most` })
  @Answers(200, tagList, 401, 403)
  async list(@CallerKey() { organisationId }: ApiKey): Promise<z.infer<typeof tagList>> {
    return { tags: await this.tags.list(organisationId, MOST_TAGS) };
  }
}
