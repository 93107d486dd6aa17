import { Module } from '@nestjs/common';
import { DonationsModule } from '../donations/donations.module.js';
import { ColumnMemory } from './columns/column-memory.js';
import { EndImport } from './end-import.js';
import { WriteErrorFile } from './errors/write-error-file.js';
import { ImportSteps } from './import-steps.js';
import { ImportVerbs } from './import-verbs.js';
import { ImportTurns } from './import-turns.js';
import { ImportsModule } from './imports.module.js';
import { ContinueImportsHandler } from './jobs/continue-imports.job.js';
import { RunImportHandler } from './jobs/run-import.job.js';
import { SweepImportsHandler } from './jobs/sweep-imports.job.js';
import { ImportKinds } from './kinds/import-kinds.js';
import { DonorsKind } from './kinds/donors.js';
import { CampaignKinds } from './kinds/campaign-kinds.js';
import { CampaignsKind } from './kinds/campaigns.js';
import { DayNames } from './kinds/day-names.js';
import { DesignationsKind } from './kinds/designations.js';
import { CampaignNames } from './kinds/campaign-names.js';
import { OfflineDonationsKind } from './kinds/offline-donations.js';
import { SuppressionsKind } from './kinds/suppressions.js';
import { TagsKind } from './kinds/tags.js';
import { MergeImport } from './merge-import.js';
import { PlanImport } from './plan-import.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ReadImport } from './read-import.js';
import { RunImport } from './run-import.js';
import { StageRows } from './stage-rows.js';
import { TakeBackImport } from './take-back-import.js';

const steps = [ImportTurns, ColumnMemory, StageRows, ReadImport, PlanImport, MergeImport, TakeBackImport, WriteErrorFile, ImportVerbs, ImportSteps, EndImport, RunImport];
const kinds = [ImportKinds, TagsKind, DonorsKind, SuppressionsKind, OfflineDonationsKind, CampaignKinds, CampaignsKind, DesignationsKind, CampaignNames, DayNames];
const jobs = [RunImportHandler, ContinueImportsHandler, SweepImportsHandler];

/** What is done with imports; for worker processes. */
@Module({ imports: [ImportsModule, DonationsModule, OrganisationsModule], providers: [...steps, ...kinds, ...jobs], exports: [...jobs, RunImport] })
export class ImportWorkModule {}
