import { Controller, Get, Param, UseGuards, UsePipes } from '@nestjs/common';
import type { CadenceExplanation } from '../cached-fields/cadence/cadence-explanation.js';
import { FigureCore } from '../cached-fields/figure-core.js';
import type { Reading } from '../cached-fields/reading.js';
import { ExplainFigures, type FigureExplanation } from '../donations/explain-figures.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Answers } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { figuresView, type FiguresView } from './explain.schema.js';
import { OwnCampaigns } from './own-campaigns.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Figures')
@ApiBearerAuth()
@Controller('api/v1/campaigns/:slug/figures')
@UseGuards(ApiKeyGuard)
@UsePipes(schemaPipe)
export class ExplainController {
  constructor(
    private readonly campaigns: OwnCampaigns,
    private readonly explain: ExplainFigures,
    private readonly core: FigureCore,
  ) {}

  @Get()
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'explainFigures', summary: 'Where each figure comes from, how old it is, and when and why it is refreshed' })
  @Answers(200, figuresView, 401, 403, 404)
  async list(@Param('slug') slug: string, @CallerKey() key: ApiKey): Promise<FiguresView> {
    const campaign = await this.campaigns.get(key, slug);
    const { cadence, figures } = await this.explain.run(campaign.id);
    const { nextRefreshAt, ...why } = cadence;
    const common = { cadence: toCadenceView(why), nextRefreshAt: isoOf(nextRefreshAt) };
    return { figures: figures.map((figure) => ({ ...toFieldView(figure), ...this.#readingView(figure.reading), ...common })) };
  }

  /** Ages are told by the database's clock. */
  #readingView(reading: Reading<unknown> | null) {
    if (reading === null) return { value: null, tier: null, stale: null, asOf: null, ageSeconds: null };
    const { asOf, ...rest } = reading;
    return { ...rest, asOf: asOf.toISOString(), ageSeconds: this.core.time.ageOf(asOf.getTime()) / 1_000 };
  }
}

type FigureView = FiguresView['figures'][number];

function toFieldView({ field, kind, snapshot, storedAt, leaseHolder, lastError, recentDeltas, redis }: FigureExplanation) {
  const error = lastError && { ...lastError, at: lastError.at.toISOString(), retryAt: isoOf(lastError.retryAt) };
  return { field, kind, snapshot, storedAt: isoOf(storedAt), leaseHolder, lastError: error, recentDeltas: [...recentDeltas], redis };
}

function toCadenceView({ override, lastReadAt, lastRefreshAt, ...why }: Omit<CadenceExplanation, 'nextRefreshAt'>): FigureView['cadence'] {
  return {
    ...why,
    lastReadAt: isoOf(lastReadAt),
    lastRefreshAt: isoOf(lastRefreshAt),
    override: override && { everySeconds: override.everyMs / 1_000, by: override.by, at: override.at.toISOString() },
  };
}

const isoOf = (instant: Date | null): string | null => instant?.toISOString() ?? null;
