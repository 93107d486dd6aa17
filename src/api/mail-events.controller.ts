import { Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { rawBodyOf } from '../http/raw-body.js';
import { bounceKindOf, readMailReport, tokenOfMessageId, type MailReport } from '../mailings/mail-report.js';
import { RecordMailReports, type RecordedReports } from '../mailings/record-mail-reports.js';
import { NotAcceptable } from './api.errors.js';
import { ApiExcludeController } from './described.js';
import { mailEvents, type MailEvent } from './mail-events.schema.js';
import { SignedMailEventsGuard } from './signed-mail-events.guard.js';

/** Where mail providers and bounce mailboxes report to: events in JSON, or the reporting mail itself. */
@ApiExcludeController()
@Controller('intake/v1/mail-events')
@UseGuards(SignedMailEventsGuard)
export class MailEventsController {
  constructor(private readonly reports: RecordMailReports) {}

  @Post()
  @HttpCode(200)
  async take(@Req() request: FastifyRequest): Promise<RecordedReports> {
    if (Buffer.isBuffer(request.body)) return this.#takeMail(rawBodyOf(request));
    const parsed = mailEvents.safeParse(request.body);
    if (!parsed.success) {
      throw new NotAcceptable(parsed.error.issues.slice(0, 20).map(({ path, code, message }) => ({ field: path.join('.'), code: code ?? 'invalid', message })));
    }
    const reports = parsed.data.events.map(toReport);
    const known = reports.filter((report) => report !== null);
    const { unknown, ...recorded } = await this.reports.run(known);
    return { ...recorded, unknown: unknown + reports.length - known.length };
  }

  /** A mail that reports nothing of ours is taken all the same: its sender has done their part. */
  async #takeMail(bytes: Buffer): Promise<RecordedReports> {
    const report = await readMailReport(bytes, `mail:${createHash('sha256').update(bytes).digest('hex')}`);
    return report === null ? { recorded: 0, repeated: 0, unknown: 1 } : this.reports.run([report]);
  }
}

function toReport({ id, type, messageId, status = '', detail = null, at }: MailEvent): MailReport | null {
  const token = tokenOfMessageId(messageId);
  const kind = type === 'complaint' ? 'complaint' : type === 'bounce' ? bounceKindOf(status) : type;
  return token === null ? null : { key: `event:${id}`, kind, token, detail, happenedAt: at === undefined ? null : new Date(at) };
}
