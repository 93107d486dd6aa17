import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { JsonOnly } from '../http/media-type.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { CancelReport } from '../reports/cancel-report.js';
import { ReportReader } from '../reports/report.reader.js';
import { RequestReport } from '../reports/request-report.js';
import type { ReportId } from '../shared/ids.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { pageQuery } from './mailings.schema.js';
import { OwnReports } from './own-reports.js';
import { toReportView } from './report.view.js';
import { newReport, reportPage, reportView, type NewReport, type ReportView } from './reports.schema.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Reports')
@ApiBearerAuth()
@Controller('api/v1/reports')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class ReportsController {
  constructor(
    private readonly reports: ReportReader,
    private readonly own: OwnReports,
    private readonly request: RequestReport,
    private readonly cancelReport: CancelReport,
  ) {}

  @Post()
  @RequireScope('reports:write')
  @ApiOperation({ operationId: 'createReport', summary: 'Ask for a file; the same one that is under way is joined' })
  @Takes(newReport)
  @Answers(202, reportView, 400, 401, 403, 404, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newReport }) body: NewReport, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReportView> {
    const id = await this.request.run(key.organisationId, body, `api-key:${key.id}`);
    void reply.header('location', `/api/v1/reports/${id}`);
    return toReportView(await this.reports.get(key.organisationId, id));
  }

  @Get()
  @RequireScope('reports:read')
  @ApiOperation({ operationId: 'listReports', summary: 'Reports and how far they are, the latest first' })
  @Answers(200, reportPage, 401, 403, 422)
  async list(@CallerKey() key: ApiKey, @Query({ schema: pageQuery }) { cursor, limit }: z.infer<typeof pageQuery>): Promise<z.infer<typeof reportPage>> {
    const found = await this.reports.list(key.organisationId, limit + 1, (cursor ?? null) as ReportId | null);
    const shown = found.slice(0, limit);
    return { reports: shown.map(toReportView), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  @Get(':id')
  @RequireScope('reports:read')
  @ApiOperation({ operationId: 'getReport', summary: 'A report and how far it is' })
  @Answers(200, reportView, 401, 403, 404)
  async get(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<ReportView> {
    return toReportView(await this.own.get(key, id));
  }

  @Post(':id/cancel')
  @RequireScope('reports:write')
  @ApiOperation({ operationId: 'cancelReport', summary: 'Nobody wants the file any more' })
  @Answers(200, reportView, 401, 403, 404, 409)
  async cancel(@Param('id') text: string, @CallerKey() key: ApiKey): Promise<ReportView> {
    const { id } = await this.own.get(key, text);
    return toReportView(await this.cancelReport.run(key.organisationId, id, `api-key:${key.id}`));
  }
}
