import { Injectable } from '@nestjs/common';
import { ImportReader } from '../../../imports/import.reader.js';
import { ReportReader } from '../../../reports/report.reader.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { Desk } from '../desk.js';
import { ImportDesk } from '../imports/import-desk.js';
import { ReportDesk } from '../reports/report-desk.js';
import type { LiveTopic } from './live-part.js';
import type { LiveWish } from './live-wish.js';

export type SheetWish = Extract<LiveWish, { about: 'import' | 'imports' | 'report' | 'reports' }>;

/** The latest of a list: what is further down has come to its end. */
const WATCHED = 30;

const ONE_MS = 700;
const LIST_MS = 2_000;

/** What there is to be told about spreadsheets on their way in and out. */
@Injectable()
export class SheetTopics {
  constructor(
    private readonly desk: Desk,
    private readonly importDesk: ImportDesk,
    private readonly imports: ImportReader,
    private readonly reportDesk: ReportDesk,
    private readonly reports: ReportReader,
  ) {}

  /** @throws PageNotFound, ImportNotFound, ReportNotFound where there is nothing of the kind for them. */
  async of(session: ConsoleSession, wish: SheetWish): Promise<LiveTopic> {
    const { role } = session.staff;
    if (wish.about === 'import') {
      const { id } = await this.importDesk.get(session, wish.id);
      return [{ name: 'import', key: `${id} ${role}`, everyMs: ONE_MS, read: async () => this.importDesk.show(session, await this.importDesk.get(session, id)) }];
    }
    if (wish.about === 'report') {
      const { id } = await this.reportDesk.get(session, wish.id);
      return [{ name: 'report', key: id, everyMs: ONE_MS, read: async () => this.reportDesk.show(await this.reportDesk.get(session, id)) }];
    }
    const { id } = await this.desk.organisation(session, wish.organisation);
    return wish.about === 'imports' ? this.#imports(id) : this.#reports(id);
  }

  /** Only that something has changed: the page asks for what it shows, sorted and filtered as it is. */
  #imports(organisationId: OrganisationId): LiveTopic {
    const read = async () => (await this.imports.list({ organisationId }, { limit: WATCHED })).map(({ id, status, rows, progress }) => [id, status, rows.read, progress.merged]);
    return [{ name: 'latest', key: `imports ${organisationId}`, everyMs: LIST_MS, read }];
  }

  #reports(organisationId: OrganisationId): LiveTopic {
    const read = async () => (await this.reports.list(organisationId, WATCHED, null)).map(({ id, status, rowsWritten }) => [id, status, rowsWritten]);
    return [{ name: 'latest', key: `reports ${organisationId}`, everyMs: LIST_MS, read }];
  }
}
