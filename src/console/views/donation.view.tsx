import type { ComponentChildren } from 'preact';
import type { Refund } from '../../donations/refund.js';
import type { Receipt } from '../../receipts/receipt.js';
import { formatMoney, money } from '../../shared/money.js';
import type { DonationFolder } from '../donations/donation-folders.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';
import { LetterList } from './letter-list.view.js';
import { StatusBadge } from './status-badge.view.js';

interface DonationModel extends DonationFolder {
  readonly session: ConsoleSession;
}

export function renderDonation(model: DonationModel): string {
  const { session, donation, receipts, refunds, letters, now } = model;
  return renderDocument({
    title: `Donation of ${donation.donorName}`,
    session,
    section: 'donations',
    children: (
      <article class="mail">
        <p class="way-back"><a href="/console">Back to the latest donations</a></p>
        <h1><bdi>{donation.donorName}</bdi></h1>
        <DonationFacts model={model} />
        <Part title="Receipts" isEmpty={receipts.length === 0} empty="None has been issued.">
          {receipts.map((receipt) => <ReceiptLine key={receipt.id} receipt={receipt} now={now} />)}
        </Part>
        <ReceiptActions model={model} />
        <Part title="Refunds" isEmpty={refunds.length === 0} empty="Nothing has gone back.">
          {refunds.map((refund) => <RefundLine key={refund.id} refund={refund} now={now} />)}
        </Part>
        <LetterList letters={letters} now={now} />
      </article>
    ),
  });
}

function DonationFacts({ model: { donation, email, now } }: { readonly model: DonationModel }) {
  const { gift, coveredFee, refunded, currency, status, createdAt, dedication } = donation;
  return (
    <dl class="facts">
      <dt>Status</dt><dd><StatusBadge status={status} /></dd>
      <dt>Gift</dt><dd>{formatMoney(gift, 'en')}</dd>
      {coveredFee > 0 && <><dt>Fee covered</dt><dd>{formatMoney(money(coveredFee, currency), 'en')}</dd></>}
      {refunded > 0 && <><dt>Refunded</dt><dd>{formatMoney(money(refunded, currency), 'en')}</dd></>}
      <dt>E-mail</dt><dd><bdi>{email}</bdi></dd>
      {dedication !== null && <><dt>{dedication.kind === 'memory' ? 'In memory of' : 'In honour of'}</dt><dd><bdi>{dedication.name}</bdi></dd></>}
      <dt>Begun</dt><dd><Instant at={createdAt} now={now} /></dd>
      <dt>Donation</dt><dd><code>{donation.id}</code></dd>
    </dl>
  );
}

interface PartProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly children: ComponentChildren;
}

function Part({ title, isEmpty, empty, children }: PartProps) {
  return (
    <section>
      <h2>{title}</h2>
      {isEmpty ? <p class="page-note">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}

function ReceiptLine({ receipt, now }: { readonly receipt: Receipt; readonly now: Date }) {
  const { number, gift, issuedAt, voidedAt, replacedBy } = receipt;
  return (
    <li>
      {number}, {formatMoney(gift, 'en')}, issued <Instant at={issuedAt} now={now} />
      {voidedAt !== null && (replacedBy === null ? ': void' : `: void, replaced by ${replacedBy}`)}
    </li>
  );
}

function RefundLine({ refund: { amount, status, reason, failure, requestedAt }, now }: { readonly refund: Refund; readonly now: Date }) {
  return (
    <li>
      {formatMoney(amount, 'en')}, {status}{failure !== null && ` (${failure})`}, asked for <Instant at={requestedAt} now={now} />
      {reason !== null && <>: <bdi>{reason}</bdi></>}
    </li>
  );
}

/** Where nothing was captured there is nothing to send. */
function ReceiptActions({ model: { donation, receipts, session } }: { readonly model: DonationModel }) {
  if (donation.capturedAt === null) return null;
  const path = `/console/donations/${donation.id}`;
  return (
    <section>
      {receipts.length > 0 && <p><a href={`${path}/receipt.pdf`}>Receipt as PDF</a></p>}
      {donation.status !== 'refunded' && (
        <form method="post" action={`${path}/receipt-sendings`}>
          <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
          <button class="quiet-button" type="submit">Send the receipt again</button>
        </form>
      )}
    </section>
  );
}
