import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { MailingReader } from '../../../mailings/mailing.reader.js';
import { PreviewReport } from '../../../reports/preview-report.js';
import type { ReportOfferShown, ReportPreviewShown } from '../../contract/reports.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { checkMayAsk, kindsFor } from './report-rights.js';
import { reportWish } from './report-wish.js';
import { showOffer, showPreview } from './shown-reports.js';

const mailingsWish = z.strictObject({ organisation: slugText.optional() });

const MAILINGS = 200;

/** What can be asked for, and what would be in it. */
@ConsoleApi('report-offers')
export class ReportOffersController {
  constructor(
    private readonly desk: Desk,
    private readonly preview: PreviewReport,
    private readonly mailings: MailingReader,
  ) {}

  @Get()
  list(@CurrentSession() { staff }: ConsoleSession): readonly ReportOfferShown[] {
    return kindsFor(staff).map(showOffer);
  }

  /** Those whose messages can be asked for one by one, the latest first. */
  @Get('mailings')
  async listMailings(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<readonly { id: string; subject: string }[]> {
    const { id: organisationId } = await this.desk.organisation(session, asked(mailingsWish, query).organisation);
    return this.mailings.listSubjects({ organisationId }, MAILINGS);
  }

  /** The first rows of what a file would hold now, without one. */
  @Post('previews')
  @HttpCode(200)
  async show(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<ReportPreviewShown> {
    const { organisation, ...wish } = asked(reportWish, body);
    checkMayAsk(session, wish.kind);
    const { id } = await this.desk.organisation(session, organisation);
    return showPreview(await this.preview.run(id, wish));
  }
}
