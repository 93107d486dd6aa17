import { Body, Controller, Get, Put, UseGuards, UsePipes } from '@nestjs/common';
import { RefundLimits } from '../../donations/refund-limits.js';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import type { OrganisationId } from '../../shared/ids.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { newRefundLimits, refundLimitsView, type NewRefundLimits, type RefundLimitsView } from './refund-limits.schema.js';

/** Under the scopes of those who look after staff: whoever may only give back must not say how much they may give back alone. */
@ApiTags('Donations')
@ApiBearerAuth()
@Controller('api/v1/refund-limits')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class RefundLimitsController {
  constructor(private readonly limits: RefundLimits) {}

  @Get()
  @RequireScope('staff:read')
  @ApiOperation({ operationId: 'getRefundLimits', summary: 'From which amounts a second person has to agree to a refund' })
  @Answers(200, refundLimitsView, 401, 403)
  get(@CallerKey() { organisationId }: ApiKey): Promise<RefundLimitsView> {
    return this.#view(organisationId);
  }

  @Put()
  @RequireScope('staff:write')
  @ApiOperation({ operationId: 'setRefundLimits', summary: 'Have large refunds wait for a second person, or no longer' })
  @Takes(newRefundLimits)
  @Answers(200, refundLimitsView, 401, 403)
  async set(@CallerKey() key: ApiKey, @Body({ schema: newRefundLimits }) { limits }: NewRefundLimits): Promise<RefundLimitsView> {
    await this.limits.set(key.organisationId, limits, `api-key:${key.id}`);
    return this.#view(key.organisationId);
  }

  async #view(organisationId: OrganisationId): Promise<RefundLimitsView> {
    const limits = await this.limits.list(organisationId);
    return { limits: limits.map(({ currency, amount, held }) => ({ currency, amount, held: held === null ? null : { amount: held.amount, until: held.until.toISOString() } })) };
  }
}
