import { Injectable } from '@nestjs/common';
import { pipeline } from 'node:stream/promises';
import { Config } from '../config/config.js';
import { SnapshotReads, type SnapshotOrigin } from '../database/snapshot-reads.js';
import type { Snapshot } from '../database/snapshot.js';
import { GiveWay } from '../queues/give-way.js';
import { ObjectStorage } from '../storage/object-storage.js';
import type { AttemptWatch } from './attempt-watch.js';
import { Measured } from './measured.js';
import type { Attempt, MadeFile } from './report-attempts.js';
import { CONTENT_TYPES, reportContent, type ContentSource } from './report-content.js';
import { tablesOf } from './report-definitions.js';
import { expectedRows, readFacts } from './report-facts.js';
import { toReportQuery } from './report-query.js';
import type { Report } from './report.js';

/** Makes the file of a report and stores it, all of it or nothing. */
@Injectable()
export class StoreReport {
  constructor(
    private readonly snapshots: SnapshotReads,
    private readonly storage: ObjectStorage,
    private readonly config: Config,
    private readonly giveWay: GiveWay,
  ) {}

  /** From one snapshot; anew from the primary where the replica breaks off. */
  run(attempt: Attempt, watch: AttemptWatch): Promise<MadeFile> {
    const { organisationId } = attempt.report;
    const limits = { statementMs: this.config.reports.timeLimitSeconds * 1_000, signal: watch.signal };
    return this.snapshots.read({ organisationId }, limits, (snapshot, origin) => this.#store(attempt, watch, snapshot, origin));
  }

  async #store(attempt: Attempt, watch: AttemptWatch, snapshot: Snapshot, origin: SnapshotOrigin): Promise<MadeFile> {
    const { report } = attempt;
    const { slug, today, ...facts } = await readFacts(snapshot, report.organisationId, report.requestedBy);
    const scope = { organisationId: report.organisationId, timeZone: facts.timeZone, filter: report.filter };
    watch.rows = 0;
    watch.expected = await expectedOf(snapshot, report, scope);
    const key = `reports/${report.organisationId}/${report.id}/${attempt.id}.${report.format}`;
    const about = { ...facts, report, origin };
    const onRows = (rows: number) => void (watch.rows += rows);
    const measured = await this.#put(key, { plan: report, scope, snapshot, about, onRows, giveWay: this.giveWay.begin() }, watch.signal);
    const file = { key, name: `${slug}-${report.kind}-${today}.${report.format}`, bytes: measured.bytes, sha256: measured.sha256() };
    return { rows: watch.rows, origin, file };
  }

  async #put(key: string, source: ContentSource, signal: AbortSignal): Promise<Measured> {
    const measured = new Measured();
    const headers = { contentType: CONTENT_TYPES[source.plan.format], contentEncoding: null, cacheControl: 'private', sha256: null };
    const storing = this.storage.put(key, measured, headers);
    // A storage that fails before it has read anything would otherwise be waited for in vain.
    storing.catch((error: Error) => measured.destroy(error));
    await pipeline(reportContent(source), measured, { signal });
    await storing;
    return measured;
  }
}

async function expectedOf(snapshot: Snapshot, report: Report, scope: ContentSource['scope']): Promise<number> {
  let rows = 0;
  for (const table of tablesOf(report)) {
    const { sql, parameters } = toReportQuery(table, report.columns, scope);
    rows += (await expectedRows(snapshot, sql, parameters)) ?? 0;
  }
  return rows;
}
