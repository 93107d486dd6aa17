import { Injectable } from '@nestjs/common';
import type { OrganisationId, ReportId } from '../shared/ids.js';
import { Log, reasonOf } from '../shared/log.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { AttemptWatch } from './attempt-watch.js';
import { ReportAttempts, type Attempt, type MadeFile } from './report-attempts.js';
import { failureOf, MOST_ATTEMPTS } from './report-failure.js';
import type { ReportStatus } from './report.js';
import { StoreReport } from './store-report.js';

/** Makes a report's file. Begun again, after a crash or by another worker, it starts over, and ends with one file. */
@Injectable()
export class MakeReport {
  readonly #log: Log;

  constructor(
    private readonly attempts: ReportAttempts,
    private readonly store: StoreReport,
    private readonly storage: ObjectStorage,
    log: Log,
  ) {
    this.#log = log.in('reports');
  }

  /** What became of it; `left`: there was nothing to do, or it is somebody else's turn. @throws where another attempt may do */
  async run(organisationId: OrganisationId, reportId: ReportId): Promise<ReportStatus | 'left'> {
    const attempt = await this.attempts.begin(organisationId, reportId);
    if (attempt === null) return 'left';
    if (attempt.number > MOST_ATTEMPTS) return this.#fail(attempt, 'interrupted', 'It was interrupted again and again; ask for it once more.');
    const watch = new AttemptWatch(this.attempts, attempt);
    try {
      const made = await this.store.run(attempt, watch);
      await watch.close();
      return await this.#finish(attempt, made);
    } catch (error) {
      await watch.close();
      return watch.signal.aborted ? 'left' : this.#giveUp(attempt, error);
    }
  }

  async #finish(attempt: Attempt, made: MadeFile): Promise<ReportStatus | 'left'> {
    if (await this.attempts.finish(attempt, made)) return 'done';
    // Cancelled at the last moment, or made by somebody else meanwhile: nobody will ever ask for this file.
    await this.storage.delete(made.file.key);
    return 'left';
  }

  async #giveUp(attempt: Attempt, error: unknown): Promise<ReportStatus | 'left'> {
    const { isFinal, code, message } = failureOf(error, attempt.number);
    this.#log.warn({ reportId: attempt.report.id, attempt: attempt.number, code, reason: reasonOf(error) }, isFinal ? 'report failed' : 'report to be tried again');
    if (isFinal) return this.#fail(attempt, code, message);
    await this.attempts.putBack(attempt).catch(() => undefined);
    throw error;
  }

  async #fail(attempt: Attempt, code: string, message: string): Promise<ReportStatus | 'left'> {
    return (await this.attempts.fail(attempt, code, message)) ? 'failed' : 'left';
  }
}
