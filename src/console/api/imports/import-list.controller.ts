import { Body, Get, HttpCode, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Config } from '../../../config/config.js';
import type { PageWish } from '../../../database/listing.js';
import { announcedBytes, endingUpload, uploadOf } from '../../../http/upload-body.js';
import { guessKind } from '../../../imports/columns/guess-kind.js';
import { IMPORT_KINDS, IMPORT_STATUSES } from '../../../imports/import.js';
import { UploadRefused } from '../../../imports/imports.errors.js';
import { ReceiveUpload } from '../../../imports/receive-upload.js';
import { StaffImportReader } from '../../../imports/staff-import.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { OrganisationId } from '../../../shared/ids.js';
import { parseText } from '../../../shared/text.js';
import type { PageShown } from '../../contract/common.js';
import type { ImportRowShown, UploadGuessShown } from '../../contract/imports.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { IMPORT_COLUMNS } from './import-columns.js';
import { BRINGERS, checkMayBring } from './import-rights.js';
import { showRow } from './shown-imports.js';

const kind = z.enum(IMPORT_KINDS);

const importsWish = z.strictObject({ ...listWish(['createdAt', 'filename', 'rows', 'rejected', 'bytes']), kind: kind.optional(), status: z.enum(IMPORT_STATUSES).optional() });

const filename = z.string().max(1_000).transform((text, context) => {
  const parsed = parseText(text, 200);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: `is no name for a file: ${parsed.fault}` });
  return z.NEVER;
});

/** `key`: however often the same file is sent under it, it comes in once. */
const uploadWish = z.strictObject({ organisation: slugText.optional(), kind, filename, review: z.enum(['true', 'false']), key: z.uuid() });

const guessWish = z.strictObject({ filename: z.string().max(1_000), rows: z.array(z.array(z.string().max(1_000)).max(500)).max(100) });

type ImportsWish = z.output<typeof importsWish>;

/** What an organisation has brought in, and the way in for more. */
@ConsoleApi('imports')
export class ImportListController {
  constructor(
    private readonly desk: Desk,
    private readonly imports: StaffImportReader,
    private readonly receive: ReceiveUpload,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<ImportRowShown>> {
    const wish = asked(importsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, usualOrder(wish), shownAs(this.#read(id, wish), (row) => showRow(row, this.clock.now())));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(importsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `imports-${slug}`, columns: IMPORT_COLUMNS }, wish, usualOrder(wish), this.#read(id, wish));
  }

  /** What is booked is looked at first, always: it cannot be made undone without a trace. */
  @Post()
  @HttpCode(202)
  @DoneBy(...BRINGERS)
  async bring(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ id: string }> {
    const wish = asked(uploadWish, query);
    checkMayBring(session, wish.kind);
    const { id: organisationId } = await this.desk.organisation(session, wish.organisation);
    const bytes = uploadOf(request);
    if (bytes === null) throw new UploadRefused('body', 'empty', 'is empty');
    const actor = actorOf(session);
    const review = wish.review === 'true' || wish.kind === 'offline-donations';
    const upload = { organisationId, kind: wish.kind, filename: wish.filename, review, options: { sheet: null, columns: null }, actor };
    return { id: await endingUpload(bytes, reply, this.receive.run({ ...upload, idempotencyKey: `console:${actor}:${wish.key}`, announcedBytes: announcedBytes(request) }, bytes)) };
  }

  /** What a file is probably meant for, by the beginning of it, and how large it may be: to be known before it is sent. */
  @Post('guesses')
  @HttpCode(200)
  @DoneBy(...BRINGERS)
  guess(@Body() body: unknown): UploadGuessShown {
    const { rows, filename: name } = asked(guessWish, body);
    return { kind: guessKind(rows, name), largestBytes: this.config.imports.largestBytes };
  }

  #read(organisationId: OrganisationId, wish: ImportsWish) {
    return (page: PageWish) => this.imports.list(organisationId, wish, wish.sort, page);
  }
}

const usualOrder = ({ sort }: ImportsWish) => (sort === 'filename' ? 'ascending' : 'descending');
