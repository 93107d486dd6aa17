import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { isOutage } from '../database/outage.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { newId, type ImportId, type OrganisationId } from '../shared/ids.js';
import { ImportFiles, type StoredUpload } from './import-files.js';
import { addImportSql, findByKeySql } from './import.sql.js';
import type { ImportKindName, ImportOptions } from './import.js';
import { UploadKeyReused, UploadRefused } from './imports.errors.js';
import { RunImport } from './jobs/run-import.definition.js';

export interface Upload {
  readonly organisationId: OrganisationId;
  readonly kind: ImportKindName;
  readonly filename: string;
  readonly review: boolean;
  readonly options: ImportOptions;
  readonly idempotencyKey: string;
  /** How many bytes are said to come; 0 where nobody says. */
  readonly announcedBytes: number;
  /** As in the audit log. */
  readonly actor: string;
}

interface EarlierRow {
  id: ImportId;
  kind: string;
  filename: string;
  sha256: string;
  review: boolean;
  options: ImportOptions;
}

/** Takes a file: once its bytes are safe and its import is noted, whoever sent it need not wait any longer. */
@Injectable()
export class ReceiveUpload {
  constructor(
    private readonly files: ImportFiles,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws UploadTooLarge, UploadRefused for nothing at all, UploadKeyReused */
  async run(upload: Upload, bytes: Readable): Promise<ImportId> {
    this.files.checkSize(upload.announcedBytes);
    const id = newId<'Import'>();
    const stored = await this.files.store(upload.organisationId, id, bytes);
    const noted = stored.bytes === 0 ? null : await this.#noteOrDrop(upload, id, stored);
    if (noted === id) return id;
    await this.files.drop(stored.key);
    if (noted === null) throw new UploadRefused('body', 'empty', 'is empty: send the file as the body of the request');
    return noted;
  }

  async #noteOrDrop(upload: Upload, id: ImportId, stored: StoredUpload): Promise<ImportId> {
    try {
      return await this.#note(upload, id, stored);
    } catch (error) {
      // Where the database went away, it may have committed all the same: the import would find its file gone.
      if (!isOutage(error)) await this.files.drop(stored.key).catch(() => undefined);
      throw error;
    }
  }

  #note(upload: Upload, id: ImportId, { key, bytes, sha256 }: StoredUpload): Promise<ImportId> {
    const { organisationId, kind, filename, review, options, idempotencyKey, actor } = upload;
    return this.transactions.run({ organisationId }, async (tx) => {
      const noted = await tx.row(addImportSql, [
        ...[id, organisationId, kind, filename, bytes, sha256, key, idempotencyKey, actor, review],
        ...[JSON.stringify(options), this.clock.now()],
      ]);
      if (noted === null) return sameUpload(await tx.row<EarlierRow>(findByKeySql, [organisationId, idempotencyKey]), upload, sha256);
      await this.outbox.add(tx, organisationId, RunImport, { importId: id, organisationId, round: 0 });
      await this.audit.add(tx, { organisationId, actor, action: 'import.upload', subject: `import:${id}`, detail: { kind, bytes } });
      return id;
    });
  }
}

/** @throws UploadKeyReused where something else had come under the key. */
function sameUpload(earlier: EarlierRow | null, { kind, filename, review, options }: Upload, sha256: Buffer): ImportId {
  if (earlier === null) throw new Error('a key was refused that nothing has');
  const isSame =
    earlier.sha256 === sha256.toString('hex') && earlier.kind === kind && earlier.filename === filename && earlier.review === review &&
    toText(earlier.options) === toText(options);
  if (!isSame) throw new UploadKeyReused();
  return earlier.id;
}

/** The database keeps the names of an object in an order of its own. */
function toText({ sheet, columns }: ImportOptions): string {
  return JSON.stringify([sheet, columns && Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
