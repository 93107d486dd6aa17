import { Controller, Get, Query, UseGuards, UsePipes } from '@nestjs/common';
import { z } from 'zod';
import { FigureAudits } from '../operations/figures/figure-audits.js';
import { Answers } from './answers.decorator.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { PlatformKeyGuard, RequirePlatformScope } from './platform-key.guard.js';
import { schemaPipe } from './schema-faults.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });

export const auditsQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(10),
});

export const figureAuditsView = z.object({
  audits: z.array(
    z.object({
      id: z.uuid(),
      beganAt: instant,
      finishedAt: instant,
      tookMs: z.int(),
      checked: z.int().meta({ description: 'Things whose totals were computed in full from the ledger' }),
      sampled: z.int().meta({ description: 'Other values that were computed again to compare' }),
      driftCount: z.int(),
      drifts: z
        .array(z.object({ organisationId: z.uuid(), table: z.string(), id: z.uuid(), field: z.string().nullable(), tier: z.enum(['columns', 'redis']), shown: z.unknown(), booked: z.unknown() }))
        .meta({ description: 'The first thousand' }),
    }),
  ),
});

@ApiTags('Figures')
@ApiBearerAuth()
@Controller('api/v1/figure-audits')
@UseGuards(PlatformKeyGuard)
@UsePipes(schemaPipe)
export class FigureAuditsController {
  constructor(private readonly audits: FigureAudits) {}

  @Get()
  @RequirePlatformScope('figures:audit')
  @ApiOperation({ operationId: 'listFigureAudits', summary: 'What the audits of figures against the ledger found, the latest first. For keys of the platform itself' })
  @Answers(200, figureAuditsView, 401, 403, 422)
  async list(@Query({ schema: auditsQuery }) { limit }: z.infer<typeof auditsQuery>): Promise<z.infer<typeof figureAuditsView>> {
    const audits = await this.audits.list(limit);
    return { audits: audits.map(({ beganAt, finishedAt, drifts, ...rest }) => ({ ...rest, beganAt: beganAt.toISOString(), finishedAt: finishedAt.toISOString(), drifts: [...drifts] })) };
  }
}
