import { Body, Controller, Get, Param, Post, Put, Query, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { JsonOnly } from '../http/media-type.js';
import { ERROR_FILE_TYPES } from '../imports/errors/error-file.js';
import { OpenErrorFile } from '../imports/errors/open-error-file.js';
import { ImportReader } from '../imports/import.reader.js';
import { SteerImport, type ImportSteering } from '../imports/steer-import.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Clock } from '../shared/clock.js';
import { Answers, AnswersFile, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from './described.js';
import { toImportView } from './import.view.js';
import { columnsRequest, faultPage, faultQuery, importView, previewView, type ImportView } from './imports.schema.js';
import { checkMayBring, OwnImports } from './own-imports.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Imports')
@ApiBearerAuth()
@Controller('api/v1/imports/:id')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class ImportStepsController {
  constructor(
    private readonly own: OwnImports,
    private readonly imports: ImportReader,
    private readonly errorFile: OpenErrorFile,
    private readonly steer: SteerImport,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequireScope('imports:read')
  @ApiOperation({ operationId: 'getImport', summary: 'An import and how far it is' })
  @Answers(200, importView, 401, 403, 404)
  async get(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<ImportView> {
    return toImportView(await this.own.get(key, id), this.clock.now());
  }

  @Get('preview')
  @RequireScope('imports:read')
  @ApiOperation({ operationId: 'previewImport', summary: 'What the first hundred rows do' })
  @Answers(200, previewView, 401, 403, 404)
  async preview(@Param('id') text: string, @CallerKey() key: ApiKey) {
    const { id } = await this.own.get(key, text);
    return { rows: await this.imports.preview({ organisationId: key.organisationId }, id) };
  }

  @Get('errors')
  @RequireScope('imports:read')
  @ApiOperation({ operationId: 'listImportErrors', summary: 'What is wrong with rejected rows; the first ten thousand faults' })
  @Answers(200, faultPage, 401, 403, 404, 422)
  async errors(@Param('id') text: string, @CallerKey() key: ApiKey, @Query({ schema: faultQuery }) { after, limit }: z.infer<typeof faultQuery>) {
    const { id } = await this.own.get(key, text);
    const found = await this.imports.listFaults({ organisationId: key.organisationId }, id, after, limit);
    // A page ends with a row, not within one.
    const last = found.length < limit ? null : (found.findLast(({ row }) => row !== found.at(-1)?.row)?.row ?? found.at(-1)?.row ?? null);
    return { errors: last === null ? found : found.filter(({ row }) => row <= last), nextAfter: last };
  }

  @Get('errors.csv')
  @RequireScope('imports:read')
  @ApiOperation({ operationId: 'getImportErrorFile', summary: 'The rejected rows, with what is wrong with each: corrected, it can be uploaded as it is' })
  @ApiProduces('text/csv')
  @AnswersFile(200, 'text/csv', 401, 403, 404)
  file(@Param('id') id: string, @CallerKey() key: ApiKey, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(key, id, 'csv', reply);
  }

  @Get('errors.xlsx')
  @RequireScope('imports:read')
  @ApiOperation({ operationId: 'getImportErrorWorkbook', summary: 'The same as a workbook, of what came as one' })
  @ApiProduces(ERROR_FILE_TYPES.xlsx)
  @AnswersFile(200, ERROR_FILE_TYPES.xlsx, 401, 403, 404)
  workbook(@Param('id') id: string, @CallerKey() key: ApiKey, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(key, id, 'xlsx', reply);
  }

  @Put('columns')
  @RequireScope('imports:write')
  @ApiOperation({ operationId: 'setImportColumns', summary: 'Have the file read again, with other columns or another sheet' })
  @Takes(columnsRequest)
  @Answers(202, importView, 400, 401, 403, 404, 409, 415, 422)
  setColumns(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: columnsRequest }) { sheet = null, columns = null }: z.infer<typeof columnsRequest>): Promise<ImportView> {
    return this.#steer(key, id, 'read', { sheet, columns });
  }

  @Post('commit')
  @RequireScope('imports:write')
  @ApiOperation({ operationId: 'commitImport', summary: 'Let an import that waits for it make its changes' })
  @Answers(202, importView, 401, 403, 404, 409)
  commit(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<ImportView> {
    return this.#steer(key, id, 'commit');
  }

  @Post('cancel')
  @RequireScope('imports:write')
  @ApiOperation({ operationId: 'cancelImport', summary: 'End an import where it is; what it has changed by then can be undone' })
  @Answers(200, importView, 401, 403, 404, 409)
  cancel(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<ImportView> {
    return this.#steer(key, id, 'cancel');
  }

  @Post('undo')
  @RequireScope('imports:write')
  @ApiOperation({ operationId: 'undoImport', summary: 'Take back what an import made and changed, except what has been changed since' })
  @Answers(202, importView, 401, 403, 404, 409)
  undo(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<ImportView> {
    return this.#steer(key, id, 'undo');
  }

  async #send(key: ApiKey, text: string, format: keyof typeof ERROR_FILE_TYPES, reply: FastifyReply): Promise<void> {
    const of = await this.own.get(key, text);
    const bytes = await this.errorFile.run(of, format);
    await reply
      .type(ERROR_FILE_TYPES[format])
      .headers({ 'cache-control': 'private, no-store', 'content-disposition': `attachment; filename="errors-${of.id}.${format}"` })
      .send(bytes);
  }

  async #steer(key: ApiKey, text: string, steering: ImportSteering, options: Parameters<SteerImport['run']>[2] = null): Promise<ImportView> {
    const { id, organisationId, kind } = await this.own.get(key, text);
    checkMayBring(key, kind);
    await this.steer.run({ organisationId, id, actor: `api-key:${key.id}` }, steering, options);
    return toImportView(await this.imports.get(key, id), this.clock.now());
  }
}
