import { Module } from '@nestjs/common';
import { DonationsModule } from '../donations/donations.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { BatchLedger } from './batch-ledger.js';
import { DeliverMessages } from './deliver-messages.js';
import { EndMailings } from './end-mailings.js';
import { GiveOutBatches } from './give-out-batches.js';
import { HeadRoom } from './head-room.js';
import { ResolveMailingHandler } from './jobs/resolve-mailing.job.js';
import { SendMailingBatchHandler } from './jobs/send-batch.job.js';
import { TendMailingsHandler } from './jobs/tend-mailings.job.js';
import { MailPace } from './mail-pace.js';
import { MailRates } from './mail-rates.js';
import { MailTurns } from './mail-turns.js';
import { MilestoneWatch } from './milestone-watch.js';
import { NoteSlowness } from './note-slowness.js';
import { ResolveRecipients } from './resolve-recipients.js';
import { SendBatch } from './send-batch.js';
import { StartDueMailings } from './start-due-mailings.js';

const jobs = [TendMailingsHandler, ResolveMailingHandler, SendMailingBatchHandler];
const verbs = [StartDueMailings, ResolveRecipients, GiveOutBatches, SendBatch, EndMailings];

/** What sends mailings; for worker processes, which have the queues. */
@Module({
  imports: [DonationsModule, OrganisationsModule],
  providers: [...jobs, ...verbs, BatchLedger, DeliverMessages, HeadRoom, MailPace, MailRates, MailTurns, MilestoneWatch, NoteSlowness],
  exports: [...jobs, ...verbs],
})
export class BulkMailModule {}
