import { Body, Controller, Delete, HttpCode, Param, Put, UseGuards, UsePipes } from '@nestjs/common';
import { SetRefreshCadence } from '../campaigns/set-refresh-cadence.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Answers, Refuses, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { newCadence, type NewCadence } from './cadence.schema.js';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from './described.js';
import { overrideView } from './explain.schema.js';
import { OwnCampaigns } from './own-campaigns.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Figures')
@ApiBearerAuth()
@Controller('api/v1/campaigns/:slug/refresh-cadence')
@UseGuards(ApiKeyGuard)
@UsePipes(schemaPipe)
export class CadenceController {
  constructor(
    private readonly campaigns: OwnCampaigns,
    private readonly cadence: SetRefreshCadence,
  ) {}

  @Put()
  @RequireScope('figures:refresh')
  @ApiOperation({ operationId: 'setRefreshCadence', summary: 'Decide how often the figures are refreshed, whatever the rules say' })
  @Takes(newCadence)
  @Answers(200, overrideView, 400, 401, 403, 404, 415, 422)
  async set(@Param('slug') slug: string, @CallerKey() key: ApiKey, @Body({ schema: newCadence }) { everySeconds }: NewCadence) {
    const by = `api-key:${key.id}`;
    const at = await this.cadence.run(await this.campaigns.get(key, slug), everySeconds, by);
    return { everySeconds, by, at: at?.toISOString() };
  }

  @Delete()
  @RequireScope('figures:refresh')
  @HttpCode(204)
  @ApiOperation({ operationId: 'resetRefreshCadence', summary: 'Leave it to the rules again' })
  @ApiNoContentResponse({ description: 'Done' })
  @Refuses(401, 403, 404)
  async reset(@Param('slug') slug: string, @CallerKey() key: ApiKey): Promise<void> {
    await this.cadence.run(await this.campaigns.get(key, slug), null, `api-key:${key.id}`);
  }
}
