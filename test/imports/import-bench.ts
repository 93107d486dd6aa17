import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readable } from 'node:stream';
import { CountUndo } from '../../src/imports/count-undo.js';
import { ImportReader } from '../../src/imports/import.reader.js';
import type { Import, ImportKindName } from '../../src/imports/import.js';
import { ReceiveUpload, type Upload } from '../../src/imports/receive-upload.js';
import { RunImport } from '../../src/imports/run-import.js';
import { SteerImport, type ImportSteering } from '../../src/imports/steer-import.js';
import type { ImportId, OrganisationId } from '../../src/shared/ids.js';
import { next } from '../factories/a-campaign.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startWorker } from '../support/worker.js';

interface UploadWishes extends Partial<Omit<Upload, 'organisationId' | 'kind'>> {
  readonly kind?: ImportKindName;
}

/** Imports on a database and a storage of their own, by hand: nothing runs unless a test says so. */
export class ImportBench {
  private constructor(
    readonly database: TestDatabase,
    readonly worker: INestApplicationContext,
    readonly folder: string,
  ) {}

  static async open(): Promise<ImportBench> {
    const database = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'freshet-test-storage-'));
    // Any worker but that of imports, which would take the jobs.
    const worker = await startWorker('email', database.url, { STORAGE_URL: pathToFileURL(folder).href });
    return new ImportBench(database, worker, folder);
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get imports(): ImportReader {
    return this.worker.get(ImportReader, { strict: false });
  }

  upload(organisationId: OrganisationId, bytes: string | Buffer, wishes: UploadWishes = {}): Promise<ImportId> {
    const upload = { organisationId, kind: 'tags' as const, filename: 'people.csv', review: false, idempotencyKey: `test-${next()}-${process.pid}`, announcedBytes: 0, actor: 'test', ...wishes };
    return this.worker.get(ReceiveUpload, { strict: false }).run({ options: { sheet: null, columns: null }, ...upload }, Readable.from([Buffer.from(bytes)]));
  }

  run(organisationId: OrganisationId, importId: ImportId): Promise<{ outcome: string }> {
    return this.worker.get(RunImport, { strict: false }).run({ organisationId, importId });
  }

  /** From the upload to wherever it comes by itself. */
  async import(organisationId: OrganisationId, bytes: string | Buffer, wishes: UploadWishes = {}): Promise<Import> {
    const id = await this.upload(organisationId, bytes, wishes);
    await this.run(organisationId, id);
    return this.imports.get({ organisationId }, id);
  }

  async steer(organisationId: OrganisationId, id: ImportId, steering: ImportSteering): Promise<Import> {
    await this.worker.get(SteerImport, { strict: false }).run({ organisationId, id, actor: 'test' }, steering);
    await this.run(organisationId, id);
    return this.imports.get({ organisationId }, id);
  }

  /** What undoing it would take back now. */
  countUndo(of: Import): Promise<Readonly<Record<string, number>>> {
    return this.worker.get(CountUndo, { strict: false }).run(of);
  }

  sql<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));
  }

  /** Who bears which tag, as "who@example.org: Tag". */
  async labels(organisationId: OrganisationId): Promise<string[]> {
    const rows = await this.sql<{ line: string }>(
      `SELECT donors.email || ': ' || tags.name AS line FROM donor_tags JOIN donors ON donors.id = donor_id JOIN tags ON tags.id = tag_id
       WHERE donor_tags.organisation_id = $1 ORDER BY donors.email COLLATE "C", tags.name COLLATE "C"`,
      [organisationId],
    );
    return rows.map(({ line }) => line);
  }
}
