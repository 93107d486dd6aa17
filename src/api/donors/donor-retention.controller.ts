import { Body, Controller, Get, Put, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import { DonorRetentions, type DonorRetention } from '../../operations/privacy/donor-retention.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { newRetention, retentionQuery, retentionView, type RetentionView } from './donor-retention.schema.js';

@ApiTags('Donors')
@ApiBearerAuth()
@Controller('api/v1/donor-retention')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class DonorRetentionController {
  constructor(private readonly retentions: DonorRetentions) {}

  @Get()
  @RequireScope('donors:read')
  @ApiOperation({ operationId: 'getDonorRetention', summary: 'After how many years without a gift donors are forgotten' })
  @Answers(200, retentionView, 401, 403, 422)
  async get(@CallerKey() { organisationId }: ApiKey, @Query({ schema: retentionQuery }) { years }: z.infer<typeof retentionQuery>): Promise<RetentionView> {
    const wouldErase = years === undefined ? null : await this.retentions.count(organisationId, years);
    return toView(await this.retentions.get(organisationId), wouldErase);
  }

  @Put()
  @RequireScope('donors:erase')
  @ApiOperation({ operationId: 'setDonorRetention', summary: 'Have donors forgotten by age, a day from now at the earliest, or no longer' })
  @Takes(newRetention)
  @Answers(200, retentionView, 401, 403)
  async set(@CallerKey() key: ApiKey, @Body({ schema: newRetention }) { years }: z.infer<typeof newRetention>): Promise<RetentionView> {
    await this.retentions.set(key.organisationId, years, `api-key:${key.id}`);
    return toView(await this.retentions.get(key.organisationId), null);
  }
}

function toView(retention: DonorRetention | null, wouldErase: number | null): RetentionView {
  if (retention === null) return { years: null, beginsAt: null, latestRun: null, wouldErase };
  const { years, beginsAt, month, endedAt, erased, leftAlone } = retention;
  const latestRun = month === null ? null : { month, endedAt: endedAt?.toISOString() ?? null, erased, leftAlone };
  return { years, beginsAt: beginsAt.toISOString(), latestRun, wouldErase };
}
