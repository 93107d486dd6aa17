import { Body, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CountUndo } from '../../../imports/count-undo.js';
import { ERROR_FILE_TYPES } from '../../../imports/errors/error-file.js';
import { OpenErrorFile } from '../../../imports/errors/open-error-file.js';
import { ImportReader } from '../../../imports/import.reader.js';
import { SteerImport, type ImportSteering } from '../../../imports/steer-import.js';
import { Clock } from '../../../shared/clock.js';
import type { ImportFolderShown, ImportPreviewShown, UndoOfferShown } from '../../contract/imports.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked } from '../asked.js';
import { ImportDesk } from './import-desk.js';
import { BRINGERS, checkMaySteer } from './import-rights.js';
import { showPreview } from './shown-imports.js';

const headers = z.array(z.string().max(1_000)).min(1).max(500);

const columnsWish = z.strictObject({
  sheet: z.string().min(1).max(200).nullable().default(null),
  columns: z.record(z.string().max(50), headers).nullable().default(null),
});

/** Faults that are shown beside the first rows; the error file has all. */
const SHOWN_FAULTS = 100;

/** One import: looked at, and made to go on, to end or to be taken back. */
@ConsoleApi('imports/:id')
export class ImportController {
  constructor(
    private readonly desk: ImportDesk,
    private readonly imports: ImportReader,
    private readonly undo: CountUndo,
    private readonly steer: SteerImport,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ImportFolderShown> {
    return this.desk.show(session, await this.desk.get(session, id));
  }

  @Get('preview')
  async preview(@Param('id') text: string, @CurrentSession() session: ConsoleSession): Promise<ImportPreviewShown> {
    const { organisationId, id } = await this.desk.get(session, text);
    const [rows, faults] = await Promise.all([this.imports.preview({ organisationId }, id), this.imports.listFaults({ organisationId }, id, -1, SHOWN_FAULTS)]);
    return { rows: rows.map(showPreview), faults: faults.map(({ row, column, message, value }) => ({ row, column, message, value })) };
  }

  /** Counted at this moment, from what is there and not from what was once counted. */
  @Get('undo-offer')
  async offerUndo(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<UndoOfferShown> {
    return { effects: await this.undo.run(await this.desk.get(session, id)), readAt: this.clock.now().toISOString() };
  }

  @Put('columns')
  @HttpCode(202)
  @DoneBy(...BRINGERS)
  chooseColumns(@Param('id') id: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<ImportFolderShown> {
    return this.#steer(session, id, 'read', asked(columnsWish, body));
  }

  @Post('commit')
  @HttpCode(202)
  @DoneBy(...BRINGERS)
  commit(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ImportFolderShown> {
    return this.#steer(session, id, 'commit');
  }

  @Post('cancel')
  @HttpCode(200)
  @DoneBy(...BRINGERS)
  cancel(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ImportFolderShown> {
    return this.#steer(session, id, 'cancel');
  }

  @Post('undo')
  @HttpCode(202)
  @DoneBy(...BRINGERS)
  takeBack(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ImportFolderShown> {
    return this.#steer(session, id, 'undo');
  }

  async #steer(session: ConsoleSession, text: string, steering: ImportSteering, options: Parameters<SteerImport['run']>[2] = null): Promise<ImportFolderShown> {
    const { id, organisationId, kind } = await this.desk.get(session, text);
    checkMaySteer(session, kind, steering, this.clock.now());
    await this.steer.run({ organisationId, id, actor: actorOf(session) }, steering, options);
    return this.desk.show(session, await this.desk.get(session, text));
  }
}

/** The rejected rows of an import, to be corrected and sent as they are. */
@ConsoleApi('imports/:id')
export class ImportErrorFileController {
  constructor(
    private readonly desk: ImportDesk,
    private readonly errorFile: OpenErrorFile,
  ) {}

  @Get('errors.csv')
  send(@Param('id') text: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(text, session, 'csv', reply);
  }

  @Get('errors.xlsx')
  sendWorkbook(@Param('id') text: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(text, session, 'xlsx', reply);
  }

  async #send(text: string, session: ConsoleSession, format: keyof typeof ERROR_FILE_TYPES, reply: FastifyReply): Promise<void> {
    const of = await this.desk.get(session, text);
    const bytes = await this.errorFile.run(of, format);
    const headersOfFile = { 'cache-control': 'private, no-store', 'content-disposition': `attachment; filename="errors-${of.id}.${format}"` };
    await reply.type(ERROR_FILE_TYPES[format]).headers(headersOfFile).send(bytes);
  }
}
