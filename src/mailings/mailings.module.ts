import { Global, Module } from '@nestjs/common';
import { LetterPost } from '../receipts/letter-post.js';
import { MailLetterPost } from './mail-letter-post.js';
import { SmtpPost } from './smtp-post.js';

/** Global, because letters ask for a post without knowing that this room exists. */
@Global()
@Module({ providers: [SmtpPost, { provide: LetterPost, useClass: MailLetterPost }], exports: [SmtpPost, LetterPost] })
export class MailingsModule {}
