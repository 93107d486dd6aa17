import { Body, Controller, Get, Param, Post, UseGuards, UsePipes } from '@nestjs/common';
import { JsonOnly } from '../http/media-type.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { PreviewReport } from '../reports/preview-report.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { OwnReports } from './own-reports.js';
import { toPreviewView } from './report.view.js';
import { newPreview, previewView, type NewPreview, type PreviewView } from './reports.schema.js';
import { schemaPipe } from './schema-faults.js';

/** What a file would hold, without waiting for one. */
@ApiTags('Reports')
@ApiBearerAuth()
@Controller('api/v1/reports')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class ReportPreviewsController {
  constructor(
    private readonly own: OwnReports,
    private readonly preview: PreviewReport,
  ) {}

  @Post('previews')
  @RequireScope('reports:read')
  @ApiOperation({ operationId: 'previewNewReport', summary: 'The first hundred rows of what a file would hold' })
  @Takes(newPreview)
  @Answers(200, previewView, 400, 401, 403, 404, 413, 415, 422, 503)
  async ofWish(@CallerKey() key: ApiKey, @Body({ schema: newPreview }) body: NewPreview): Promise<PreviewView> {
    return toPreviewView(await this.preview.run(key.organisationId, body));
  }

  @Get(':id/preview')
  @RequireScope('reports:read')
  @ApiOperation({ operationId: 'previewReport', summary: 'The first hundred rows of the same report as they are now' })
  @Answers(200, previewView, 401, 403, 404, 503)
  async ofReport(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<PreviewView> {
    return toPreviewView(await this.preview.of(key.organisationId, await this.own.get(key, id)));
  }
}
