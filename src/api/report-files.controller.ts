import { Controller, Get, HttpCode, Param, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendDownload } from '../http/send-download.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { CONTENT_TYPES } from '../reports/report-content.js';
import { fileOf } from '../reports/report-file.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { AnswersFile } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from './described.js';
import { OwnReports } from './own-reports.js';

const MEDIA_TYPES = Object.values(CONTENT_TYPES).map((type) => type.split(';')[0] ?? '');

@ApiTags('Reports')
@ApiBearerAuth()
@Controller('api/v1/reports/:id')
@UseGuards(ApiKeyGuard)
export class ReportFilesController {
  constructor(
    private readonly own: OwnReports,
    private readonly storage: ObjectStorage,
  ) {}

  @Get('file')
  @RequireScope('reports:read')
  @ApiOperation({ operationId: 'getReportFile', summary: 'The file of a report that is done; by Range, the rest of one that broke off' })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes' })
  @ApiHeader({ name: 'If-Range', required: false, description: 'The ETag of the part that is there already: without it, two files could be mixed' })
  @AnswersFile(200, MEDIA_TYPES, 401, 403, 404, 409, 410)
  @AnswersFile(206, MEDIA_TYPES)
  @HttpCode(200)
  @ApiResponse({ status: 304, description: 'Still the one of that ETag' })
  @ApiResponse({ status: 416, description: 'It has no such bytes' })
  async get(@Param('id') id: string, @CallerKey() key: ApiKey, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.own.get(key, id);
    const file = fileOf(report);
    await sendDownload(request, reply, { ...file, contentType: CONTENT_TYPES[report.format], open: (range) => this.storage.get(file.key, range) });
  }
}
