import { Controller, Get, Post, Query, Req, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { announcedBytes, endingUpload, uploadOf } from '../http/upload-body.js';
import { ImportReader } from '../imports/import.reader.js';
import { UploadRefused } from '../imports/imports.errors.js';
import { ReceiveUpload, type Upload } from '../imports/receive-upload.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Clock } from '../shared/clock.js';
import type { ImportId } from '../shared/ids.js';
import { parseText } from '../shared/text.js';
import { Answers } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from './described.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { toImportView } from './import.view.js';
import { importPage, importQuery, importView, uploadQuery, type ImportView, type UploadQuery } from './imports.schema.js';
import { checkMayBring } from './own-imports.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
@UseGuards(ApiKeyGuard)
@UsePipes(schemaPipe)
export class ImportsController {
  constructor(
    private readonly receive: ReceiveUpload,
    private readonly imports: ImportReader,
    private readonly clock: Clock,
  ) {}

  @Post()
  @RequireScope('imports:write')
  @ApiOperation({ operationId: 'createImport', summary: 'Bring a spreadsheet in: .xlsx, .csv, .json or .jsonl, as it is or gzipped' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ description: 'The file', schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes sending again harmless' })
  @Answers(202, importView, 400, 401, 403, 413, 422, 503)
  async create(@CallerKey() key: ApiKey, @Query({ schema: uploadQuery }) query: UploadQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImportView> {
    checkMayBring(key, query.kind);
    const upload = toUpload(key, query, request);
    const bytes = uploadOf(request);
    if (bytes === null) throw new UploadRefused('body', 'empty', 'is empty: send the file as the body of the request');
    const id = await endingUpload(bytes, reply, this.receive.run(upload, bytes));
    void reply.header('location', `/api/v1/imports/${id}`);
    return toImportView(await this.imports.get(key, id), this.clock.now());
  }

  @Get()
  @RequireScope('imports:read')
  @ApiOperation({ operationId: 'listImports', summary: 'What was brought in, the latest first' })
  @Answers(200, importPage, 401, 403, 422)
  async list(@CallerKey() key: ApiKey, @Query({ schema: importQuery }) { cursor, limit, kind }: z.infer<typeof importQuery>) {
    const found = await this.imports.list({ organisationId: key.organisationId }, { limit: limit + 1, before: (cursor ?? null) as ImportId | null, kind: kind ?? null });
    const shown = found.slice(0, limit);
    return { imports: shown.map((one) => toImportView(one, this.clock.now())), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }
}

/** @throws UploadRefused for a name that cannot be stored */
function toUpload(key: ApiKey, { kind, filename, review, sheet, columns }: UploadQuery, request: FastifyRequest): Upload {
  const name = parseText(filename, 200);
  if (!name.ok) throw new UploadRefused('filename', name.fault, 'is no name for a file');
  const { organisationId } = key;
  return { organisationId, kind, filename: name.value, review, options: { sheet: sheet ?? null, columns: columns ?? null }, idempotencyKey: idempotencyKeyOf(request), announcedBytes: announcedBytes(request), actor: `api-key:${key.id}` };
}
