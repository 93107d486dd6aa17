import { Module } from '@nestjs/common';
import { DonationsModule } from '../donations/donations.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AnnounceRefund } from './announce-refund.js';
import { HonoureeNotices } from './honouree-notices.js';
import { IssueReceipt } from './issue-receipt.js';
import { LetterJobs } from './jobs/letter-jobs.js';
import { NotifyRefundHandler } from './jobs/notify-refund.job.js';
import { ResumeLettersHandler } from './jobs/resume-letters.job.js';
import { SendLetterHandler } from './jobs/send-letter.job.js';
import { SendReceiptHandler } from './jobs/send-receipt.job.js';
import { LetterReader } from './letter.reader.js';
import { Letters } from './letters.js';
import { ReceiptPapers } from './receipt-papers.js';
import { ReceiptReader } from './receipt.reader.js';
import { ResumeLetters } from './resume-letters.js';
import { ReviseReceipt } from './revise-receipt.js';
import { SendLetter } from './send-letter.js';
import { SendReceiptAgain } from './send-receipt-again.js';

const verbs = [ReviseReceipt, IssueReceipt, AnnounceRefund, SendLetter, SendReceiptAgain, ResumeLetters, HonoureeNotices, Letters];
const jobs = [SendReceiptHandler, NotifyRefundHandler, SendLetterHandler, ResumeLettersHandler, LetterJobs];

@Module({
  imports: [DonationsModule, OrganisationsModule],
  providers: [...verbs, ...jobs, ReceiptReader, ReceiptPapers, LetterReader],
  exports: [...verbs, ...jobs, ReceiptReader, ReceiptPapers, LetterReader],
})
export class ReceiptsModule {}
