import { Global, Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { StaffPost } from '../organisations/staff-post.js';
import { LetterPost } from '../receipts/letter-post.js';
import { BulkPost } from './bulk-post.js';
import { ComposeChoicesReader } from './compose-choices.js';
import { CountSegment } from './count-segment.js';
import { DeleteSegment } from './delete-segment.js';
import { EstimateMailing } from './estimate-mailing.js';
import { LetterBox } from './letter-box.js';
import { ListMemberships } from './list-membership.js';
import { MailLetterPost } from './mail-letter-post.js';
import { MailPlanReader } from './mail-plan.reader.js';
import { MailStaffPost } from './mail-staff-post.js';
import { MailingLists } from './mailing-lists.js';
import { MailingReader } from './mailing.reader.js';
import { MessageTokens } from './message-tokens.js';
import { MjmlCompiler } from './mjml-compiler.js';
import { PreviewMailing } from './preview-mailing.js';
import { RecordMailReports } from './record-mail-reports.js';
import { RetryUncertain } from './retry-uncertain.js';
import { SaveSegment } from './save-segment.js';
import { SavedSegmentReader } from './saved-segment.reader.js';
import { SaveMailing } from './save-mailing.js';
import { ScheduleMailing } from './schedule-mailing.js';
import { SmtpPost } from './smtp-post.js';
import { StaffMailingReader } from './staff-mailing.reader.js';
import { SteerMailing } from './steer-mailing.js';
import { TestMailing } from './test-mailing.js';

const letters = [SmtpPost, { provide: LetterPost, useClass: MailLetterPost }, { provide: StaffPost, useClass: MailStaffPost }];
const verbs = [SaveMailing, ScheduleMailing, SteerMailing, RetryUncertain, CountSegment, SaveSegment, DeleteSegment, EstimateMailing, PreviewMailing, TestMailing, ListMemberships, RecordMailReports];

/** Global, because letters ask for a post without knowing that this room exists. */
@Global()
@Module({
  imports: [OrganisationsModule],
  providers: [...letters, ...verbs, MailPlanReader, MailingReader, StaffMailingReader, MailingLists, SavedSegmentReader, ComposeChoicesReader, MjmlCompiler, MessageTokens, LetterBox, BulkPost],
  exports: [SmtpPost, LetterPost, StaffPost, ...verbs, MailPlanReader, MailingReader, StaffMailingReader, MailingLists, SavedSegmentReader, ComposeChoicesReader, LetterBox, BulkPost, MessageTokens],
})
export class MailingsModule {}
