import { Get, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Scope } from '../../../database/scope.js';
import { AuditReader, type AuditedAct, type AuditFilter } from '../../../organisations/audit.reader.js';
import type { PageShown } from '../../contract/common.js';
import type { AuditRowShown } from '../../contract/engine.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, LONGEST_PAGE, searchText, SHORT_PAGE, slugText } from '../asked.js';
import { csvLines, type CsvColumn } from '../csv.js';
import { Desk } from '../desk.js';

/** Ids of acts count up; what is beyond a bigint is none. */
const actId = z.string().regex(/^\d{1,18}$/, 'is no cursor of this list');

const auditWish = z.strictObject({
  ...{ organisation: slugText.optional(), action: searchText.optional(), actor: searchText.optional(), subject: searchText.optional() },
  ...{ cursor: actId.optional(), limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(SHORT_PAGE), columns: z.string().max(500).optional() },
});

type AuditWish = z.output<typeof auditWish>;

const STRIDE = 1_000;

const COLUMNS: Readonly<Record<string, CsvColumn<AuditedAct>>> = {
  happenedAt: { title: 'Time (UTC)', of: ({ happenedAt }) => happenedAt.toISOString() },
  actor: { title: 'Who', of: ({ actorName, actor }) => actorName ?? actor },
  actorId: { title: 'Who, by id', of: ({ actor }) => actor },
  organisation: { title: 'Organisation', of: ({ organisation }) => organisation ?? '' },
  action: { title: 'Act', of: ({ action }) => action },
  subject: { title: 'Of what', of: ({ subject }) => subject },
  detail: { title: 'Detail', of: ({ detail }) => JSON.stringify(detail) },
};

/** Who did what: all of it for people of the platform, their organisation's for its admins. */
@ConsoleApi('audit', 'engineer', 'customer_success', 'client_admin')
export class AuditController {
  constructor(
    private readonly desk: Desk,
    private readonly audit: AuditReader,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<AuditRowShown>> {
    const wish = asked(auditWish, query);
    const found = await this.audit.list(this.desk.scopeOf(session), await this.#filter(session, wish), wish.limit + 1, wish.cursor ?? null);
    const rows = found.slice(0, wish.limit);
    return { rows: rows.map(show), next: found.length > wish.limit ? (rows.at(-1)?.id ?? null) : null };
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(auditWish, query);
    const pages = this.#all(this.desk.scopeOf(session), await this.#filter(session, wish), wish.cursor ?? null);
    void reply.headers({ 'content-disposition': 'attachment; filename="audit-log.csv"', 'cache-control': 'no-store' });
    return new StreamableFile(Readable.from(csvLines(COLUMNS, wish.columns, pages)), { type: 'text/csv; charset=utf-8' });
  }

  async #filter(session: ConsoleSession, { organisation, action, actor, subject }: AuditWish): Promise<AuditFilter> {
    const wanted = { action: action || undefined, actor: actor || undefined, subject: subject || undefined };
    // People of the platform who name none see all of it.
    if (organisation === undefined && session.staff.organisationId === null) return wanted;
    return { ...wanted, organisationId: (await this.desk.organisation(session, organisation)).id };
  }

  async *#all(scope: Scope, filter: AuditFilter, from: string | null): AsyncGenerator<readonly AuditedAct[]> {
    let before = from;
    for (;;) {
      const rows = await this.audit.list(scope, filter, STRIDE, before);
      yield rows;
      before = rows.at(-1)?.id ?? null;
      if (rows.length < STRIDE) return;
    }
  }
}

function show({ happenedAt, ...act }: AuditedAct): AuditRowShown {
  return { ...act, happenedAt: happenedAt.toISOString() };
}
