import { Body, Controller, Post, UseGuards, UsePipes } from '@nestjs/common';
import { z } from 'zod';
import type { Fundraiser } from '../campaigns/fundraiser.reader.js';
import { RemoveDonorTags } from '../donations/remove-donor-tags.js';
import { JsonOnly } from '../http/media-type.js';
import type { ApiKey } from '../organisations/api-keys.js';
import type { CampaignId } from '../shared/ids.js';
import { parseText } from '../shared/text.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { CallerFundraisers } from './caller-fundraisers.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { schemaPipe } from './schema-faults.js';

// As the database would have it: what no tag can be called must not come near a statement.
const tag = z.string().min(1).max(100).refine((text) => parseText(text, 100).ok, 'is not a text that a tag could have');

export const newTagRemoval = z.strictObject({
  tag: z.union([tag, z.array(tag).min(1).max(50)]).meta({ description: 'One tag, or several' }),
  campaign: z.string().max(200).optional().meta({ description: 'Only from the donors of this campaign' }),
  expected: z.int().min(0).optional().meta({ description: 'How many labels you expect to be removed: nothing is, if it is another number' }),
});

export const tagRemovalView = z.object({
  removed: z.int().meta({ description: 'Labels taken off: one for each donor and tag' }),
  donors: z.int(),
  campaigns: z.int().meta({ description: 'Campaigns whose tag counts are computed anew for it' }),
});

@ApiTags('Donors')
@ApiBearerAuth()
@Controller('api/v1/tag-removals')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class TagRemovalsController {
  constructor(
    private readonly fundraisers: CallerFundraisers,
    private readonly remove: RemoveDonorTags,
  ) {}

  @Post()
  @RequireScope('donors:write')
  @ApiOperation({ operationId: 'removeTags', summary: 'Take tags off all donors, or off those of a campaign' })
  @Takes(newTagRemoval)
  @Answers(200, tagRemovalView, 400, 401, 403, 404, 409, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newTagRemoval }) { tag: tags, campaign, expected }: z.infer<typeof newTagRemoval>): Promise<z.infer<typeof tagRemovalView>> {
    const from: Fundraiser | null = campaign === undefined ? null : await this.fundraisers.get(key, 'campaign', campaign);
    return this.remove.run({
      organisationId: key.organisationId,
      tags: [...new Set([tags].flat())],
      campaignId: from && (from.id as CampaignId),
      expected: expected ?? null,
      actor: `api-key:${key.id}`,
    });
  }
}
