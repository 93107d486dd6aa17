import { Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendDownload } from '../../../http/send-download.js';
import { CancelReport } from '../../../reports/cancel-report.js';
import { PreviewReport } from '../../../reports/preview-report.js';
import { CONTENT_TYPES } from '../../../reports/report-content.js';
import { fileOf } from '../../../reports/report-file.js';
import { ObjectStorage } from '../../../storage/object-storage.js';
import type { ReportFolderShown, ReportPreviewShown } from '../../contract/reports.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { ReportDesk } from './report-desk.js';
import { showPreview } from './shown-reports.js';

/** One report: how far it is, what is in it, and its file. */
@ConsoleApi('reports/:id')
export class ReportController {
  constructor(
    private readonly desk: ReportDesk,
    private readonly preview: PreviewReport,
    private readonly cancelReport: CancelReport,
    private readonly storage: ObjectStorage,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ReportFolderShown> {
    return this.desk.show(await this.desk.get(session, id));
  }

  @Get('preview')
  async look(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ReportPreviewShown> {
    const report = await this.desk.get(session, id);
    return showPreview(await this.preview.of(report.organisationId, report));
  }

  @Get('file')
  async file(@Param('id') id: string, @CurrentSession() session: ConsoleSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.desk.get(session, id);
    const file = fileOf(report);
    await sendDownload(request, reply, { ...file, contentType: CONTENT_TYPES[report.format], open: (range) => this.storage.get(file.key, range) });
  }

  @Post('cancel')
  @HttpCode(200)
  async cancel(@Param('id') text: string, @CurrentSession() session: ConsoleSession): Promise<ReportFolderShown> {
    const { organisationId, id } = await this.desk.get(session, text);
    return this.desk.show(await this.cancelReport.run(organisationId, id, actorOf(session)));
  }
}
