import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ReceiptPost, type Receipt } from '../donations/receipt-post.js';
import { receiptMail } from './receipt-mail.js';
import { SmtpPost } from './smtp-post.js';

/** Receipts go out by mail. */
@Injectable()
export class MailReceiptPost extends ReceiptPost {
  constructor(
    private readonly smtp: SmtpPost,
    private readonly config: Config,
  ) {
    super();
  }

  send(receipt: Receipt): Promise<void> {
    return this.smtp.send(receiptMail(receipt, this.config.web.publicUrl));
  }
}
