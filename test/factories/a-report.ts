import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { INestApplicationContext } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { MakeReport } from '../../src/reports/make-report.js';
import { ReportReader } from '../../src/reports/report.reader.js';
import type { Report } from '../../src/reports/report.js';
import { RequestReport } from '../../src/reports/request-report.js';
import { newId, type OrganisationId, type ReportId } from '../../src/shared/ids.js';
import { ObjectStorage } from '../../src/storage/object-storage.js';
import type { TestDatabase } from '../support/database.js';
import { next, type MadeCampaign } from './a-campaign.js';

/** A folder for files that is gone when it is closed. */
export function aStorageFolder(): { readonly url: string; readonly folder: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'freshet-reports-'));
  return { url: pathToFileURL(folder).href, folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

type Wish = Parameters<RequestReport['run']>[1];

/** Asks for a report; of donations as .csv unless it is wished otherwise. */
export function aReport(app: INestApplicationContext, organisationId: OrganisationId, differs: Partial<Wish> = {}): Promise<ReportId> {
  return app.get(RequestReport, { strict: false }).run(organisationId, { kind: 'donations', format: 'csv', filter: {}, columns: [], ...differs }, 'test');
}

/** Whoever asks for files, and whoever makes them. */
export interface ReportParties {
  readonly app: INestApplicationContext;
  readonly worker: INestApplicationContext;
}

/** Asks for a report, makes it and answers it as it then is. */
export async function aMadeReport({ app, worker }: ReportParties, organisationId: OrganisationId, differs: Partial<Wish> = {}): Promise<Report> {
  const id = await aReport(app, organisationId, differs);
  await worker.get(MakeReport, { strict: false }).run(organisationId, id);
  return app.get(ReportReader, { strict: false }).get(organisationId, id);
}

export async function bytesOf(app: INestApplicationContext, { file, status, failure }: Report): Promise<Buffer> {
  if (file === null) throw new Error(`the report is ${status}: ${failure?.message}`);
  return buffer(await app.get(ObjectStorage, { strict: false }).get(file.key));
}

/** Rows of a .csv by its headings. */
export async function csvRows(app: INestApplicationContext, report: Report): Promise<Record<string, string>[]> {
  return parse(await bytesOf(app, report), { bom: true, columns: true });
}

export async function workbookOf(app: INestApplicationContext, report: Report): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await bytesOf(app, report)) as unknown as ArrayBuffer);
  return workbook;
}

interface GiftWishes {
  readonly count?: number;
  readonly status?: string;
  /** The first; each further a minute later. */
  readonly at?: Date;
  readonly message?: string | null;
  readonly name?: string;
}

/** So many gifts straight into their table, each of a donor of its own; of 1.01, 1.02 and so on. */
export async function giftsTo({ transactions }: Pick<TestDatabase, 'transactions'>, campaign: MadeCampaign, { count = 1, status = 'captured', at = new Date(), message = null, name = 'Donor' }: GiftWishes = {}): Promise<void> {
  const batch = `${next()}-${newId()}`;
  await transactions.run('platform', async (tx) => {
    const donors = `INSERT INTO donors (id, organisation_id, email, name) SELECT uuidv7(), $1, 'donor' || n || '-' || $2 || '@readers.example', $4 FROM generate_series(1, $3::integer) n RETURNING id`;
    const inbox = `INSERT INTO inbox (id, organisation_id, source, key, fingerprint) SELECT uuidv7(), $1, 'api', $2 || n, decode(repeat('00', 32), 'hex') FROM generate_series(1, $3::integer) n RETURNING id`;
    await tx.rows(
      `WITH donor AS (${donors}), inbox AS (${inbox}), numbered_donor AS (SELECT id, row_number() OVER () AS n FROM donor), numbered_inbox AS (SELECT id, row_number() OVER () AS n FROM inbox)
       INSERT INTO donations (id, organisation_id, campaign_id, donor_id, inbox_id, status, amount, covered_fee, currency, donor_name, message, locale, gateway, gateway_reference, payment_token, created_at, captured_at, failed_at, failure)
       SELECT uuidv7(), $1, $5, numbered_donor.id, numbered_inbox.id, $6, 100 + n, 3, $7, $4, $8, 'en', 'sandbox', $2 || n, 'token', moment.at,
              CASE WHEN $6 NOT IN ('pending', 'failed') THEN moment.at END, CASE WHEN $6 = 'failed' THEN moment.at END, CASE WHEN $6 = 'failed' THEN 'card_declined' END
       FROM numbered_donor JOIN numbered_inbox USING (n) CROSS JOIN LATERAL (SELECT $9::timestamptz + n * interval '1 minute' AS at) moment`,
      [campaign.organisationId, batch, count, name, campaign.id, status, campaign.currency, message, at],
    );
  });
}
