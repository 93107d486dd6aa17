import { Body, Get, HttpCode, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import { REPORT_FORMATS, REPORT_KINDS, REPORT_STATUSES, type ReportKind } from '../../../reports/report.js';
import { RequestReport } from '../../../reports/request-report.js';
import { StaffReportReader } from '../../../reports/staff-report.reader.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { ReportRowShown } from '../../contract/reports.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, listWish } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { REPORT_COLUMNS } from './report-columns.js';
import { checkMayAsk, kindsFor } from './report-rights.js';
import { reportWish } from './report-wish.js';
import { showRow } from './shown-reports.js';

const reportsWish = z.strictObject({ ...listWish(['requestedAt', 'rows', 'size']), kind: z.enum(REPORT_KINDS).optional(), format: z.enum(REPORT_FORMATS).optional(), status: z.enum(REPORT_STATUSES).optional() });

const fileWish = z.strictObject({ ...reportWish.shape, format: z.enum(REPORT_FORMATS) });

type ReportsWish = z.output<typeof reportsWish>;

/** The files that people of an organisation have asked for, and the way to ask for one. */
@ConsoleApi('reports')
export class ReportListController {
  constructor(
    private readonly desk: Desk,
    private readonly reports: StaffReportReader,
    private readonly request: RequestReport,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<ReportRowShown>> {
    const wish = asked(reportsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, 'descending', shownAs(this.#read(id, session, wish), showRow));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(reportsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `reports-${slug}`, columns: REPORT_COLUMNS }, wish, 'descending', this.#read(id, session, wish));
  }

  @Post()
  @HttpCode(202)
  async ask(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ id: string }> {
    const { organisation, ...wish } = asked(fileWish, body);
    checkMayAsk(session, wish.kind);
    const { id } = await this.desk.organisation(session, organisation);
    return { id: await this.request.run(id, wish, actorOf(session)) };
  }

  /** What is not for the reader's role is not in their list, whatever kind they ask for. */
  #read(organisationId: OrganisationId, { staff }: ConsoleSession, { kind, ...wish }: ReportsWish) {
    const kinds: readonly ReportKind[] = kindsFor(staff).filter((known) => kind === undefined || known === kind);
    return (page: PageWish) => this.reports.list(organisationId, { ...wish, kinds }, wish.sort, page);
  }
}
