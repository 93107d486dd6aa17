import { Controller, Get, HttpStatus, Param, Post, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Fundraiser } from '../campaigns/fundraiser.reader.js';
import { CloseFigures } from '../donations/close-figures.js';
import { ClosingStatements, type ClosingStatement } from '../donations/closing-statements.js';
import { NotEnded } from '../donations/donations.errors.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Answers } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { CallerFundraisers } from './caller-fundraisers.js';
import { closingRecordView, closingStatementView, type ClosingRecordView, type ClosingStatementView } from './closing-figures.schema.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Figures')
@ApiBearerAuth()
@Controller('api/v1')
@UseGuards(ApiKeyGuard)
@UsePipes(schemaPipe)
export class ClosingFiguresController {
  constructor(
    private readonly fundraisers: CallerFundraisers,
    private readonly close: CloseFigures,
    private readonly statements: ClosingStatements,
  ) {}

  @Post('campaigns/:slug/closing-figures')
  @RequireScope('figures:close')
  @ApiOperation({ operationId: 'closeCampaign', summary: 'State what an ended campaign has raised, from the ledger; the same again changes nothing' })
  @Answers(201, closingStatementView, 401, 403, 404, 409)
  async closeCampaign(@Param('slug') slug: string, @CallerKey() key: ApiKey, @Res({ passthrough: true }) reply: FastifyReply): Promise<ClosingStatementView> {
    return this.#close(await this.fundraisers.get(key, 'campaign', slug), key, reply);
  }

  @Get('campaigns/:slug/closing-figures')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getCampaignClosing', summary: 'What was stated about a campaign, and what its ledger says now' })
  @Answers(200, closingRecordView, 401, 403, 404)
  async getCampaign(@Param('slug') slug: string, @CallerKey() key: ApiKey): Promise<ClosingRecordView> {
    return this.#show(await this.fundraisers.get(key, 'campaign', slug));
  }

  @Post('giving-days/:slug/closing-figures')
  @RequireScope('figures:close')
  @ApiOperation({ operationId: 'closeGivingDay', summary: 'State what an ended giving day has raised, from the ledger; the same again changes nothing' })
  @Answers(201, closingStatementView, 401, 403, 404, 409)
  async closeGivingDay(@Param('slug') slug: string, @CallerKey() key: ApiKey, @Res({ passthrough: true }) reply: FastifyReply): Promise<ClosingStatementView> {
    return this.#close(await this.fundraisers.get(key, 'giving_day', slug), key, reply);
  }

  @Get('giving-days/:slug/closing-figures')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getGivingDayClosing', summary: 'What was stated about a giving day, and what its ledger says now' })
  @Answers(200, closingRecordView, 401, 403, 404)
  async getGivingDay(@Param('slug') slug: string, @CallerKey() key: ApiKey): Promise<ClosingRecordView> {
    return this.#show(await this.fundraisers.get(key, 'giving_day', slug));
  }

  async #close(of: Fundraiser, { id }: ApiKey, reply: FastifyReply): Promise<ClosingStatementView> {
    const outcome = await this.close.run(of, `api-key:${id}`);
    if (outcome.kind === 'not_ended') throw new NotEnded(outcome.endsAt);
    if (!outcome.isNew) void reply.status(HttpStatus.OK);
    return toView(outcome.statement);
  }

  async #show(of: Fundraiser): Promise<ClosingRecordView> {
    const { statements, current, differs } = await this.statements.find(of);
    return { statements: statements.map(toView), current: { figures: toFigures(current), asOf: current.asOf.toISOString() }, differs };
  }
}

const toFigures = ({ figures: { sums, gifts, donors } }: Pick<ClosingStatement, 'figures'>) => ({ sums: [...sums], gifts, donors });

function toView({ id, number, snapshot, asOf, ...rest }: ClosingStatement): ClosingStatementView {
  return { id, number, snapshot, asOf: asOf.toISOString(), figures: toFigures(rest), supersedes: number === 1 ? null : number - 1 };
}
