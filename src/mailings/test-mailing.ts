import { Injectable } from '@nestjs/common';
import { AuditLog } from '../organisations/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { parseEmail } from '../shared/email-address.js';
import { BulkPost } from './bulk-post.js';
import type { Delivery } from './delivery.js';
import { LetterBox } from './letter-box.js';
import type { Mailing } from './mailing.js';
import { MailingRefused } from './mailings.errors.js';
import { PreviewMailing } from './preview-mailing.js';

/** Copies for staff at once, at most: this is for a look, not a way to send. */
export const MOST_TEST_COPIES = 10;

const PATIENCE_MS = 15_000;

export interface TestCopy {
  readonly address: string;
  readonly delivery: Delivery['kind'];
  readonly reason: string | null;
}

/** Sends copies of a mailing, as its first reader would get it, to people who want to look at it. Nobody is counted as written to. */
@Injectable()
export class TestMailing {
  constructor(
    private readonly preview: PreviewMailing,
    private readonly letters: LetterBox,
    private readonly post: BulkPost,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws MailingRefused for what is no address. */
  async run(mailing: Mailing, addresses: readonly string[], actor: string): Promise<TestCopy[]> {
    const to = [...new Set(addresses.map((address, index) => toAddress(address, index)))];
    const [first] = await this.preview.run(mailing, 1);
    const write = this.letters.writerOf(mailing);
    const { id, organisationId } = mailing;
    await this.transactions.run({ organisationId }, (tx) => this.audit.add(tx, { organisationId, actor, action: 'mailing.test', subject: `mailing:${id}`, detail: { copies: to.length } }));
    const tooLate = AbortSignal.timeout(PATIENCE_MS);
    return Promise.all(
      to.map(async (address) => {
        const mail = { ...write({ position: 0, address, name: first?.to.name ?? '' }), to: { name: '', address } };
        const delivery = await this.post.send(mail, tooLate);
        return { address, delivery: delivery.kind, reason: delivery.kind === 'sent' ? null : delivery.reason };
      }),
    );
  }
}

function toAddress(text: string, index: number): string {
  const parsed = parseEmail(text);
  if (!parsed.ok) throw new MailingRefused([{ field: `to.${index}`, code: parsed.fault, message: 'is not an address' }]);
  return parsed.value;
}
