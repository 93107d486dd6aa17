import { Global, Module } from '@nestjs/common';
import { ReceiptPost } from '../donations/receipt-post.js';
import { MailReceiptPost } from './mail-receipt-post.js';
import { SmtpPost } from './smtp-post.js';

/** Global, because donations ask for a receipt post without knowing that this room exists. */
@Global()
@Module({ providers: [SmtpPost, { provide: ReceiptPost, useClass: MailReceiptPost }], exports: [SmtpPost, ReceiptPost] })
export class MailingsModule {}
