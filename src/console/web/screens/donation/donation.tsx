import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { DonationFolderShown } from '../../../contract/donations.js';
import { Age } from '../../parts/age.js';
import { MoneyText } from '../../parts/money-text.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords, type WordKey } from '../../words/words.js';
import { StatusBadge } from '../donations/donation-list.js';
import { Letters } from './letters.js';
import { Receipts } from './receipts.js';
import { RefundLever } from './refund-lever.js';
import { Refunds } from './refunds.js';

/** One donation: what became of it, what went back, and what was written about it. */
export default function DonationScreen() {
  const { say } = useWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['donation', id], queryFn: () => ask<DonationFolderShown>(`/donations/${encodeURIComponent(id)}`) });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { donation, receipts, refunds, letters, may } = data;
  return (
    <>
      <ScreenTitle
        back={<Link to={`/donations?organisation=${donation.organisation}`}>{say('donations.title')}</Link>}
        title={<><MoneyText of={donation.gift} /> · <bdi>{donation.donorName}</bdi></>}
        note={<><StatusBadge status={donation.status} /> <Age at={donation.createdAt} /></>}
      >
        {may.refund && <RefundLever id={donation.id} onDone={() => void refetch()} />}
      </ScreenTitle>
      <div className="two-columns">
        <Panel title={say('donation.facts')}><Facts donation={donation} /></Panel>
        <div className="stack">
          <Receipts id={donation.id} receipts={receipts} maySend={may.sendReceipt} onSent={() => void refetch()} />
          <Refunds donation={donation.id} refunds={refunds} onDecided={() => void refetch()} />
          <Letters letters={letters} />
        </div>
      </div>
    </>
  );
}

function Facts({ donation }: Pick<DonationFolderShown, 'donation'>) {
  const { say, time } = useWords();
  const { gift, coveredFee, refunded, donorId, donorName, email, campaign, campaignSlug, designation, message, dedication, failure, isAnonymous, createdAt, capturedAt, id } = donation;
  return (
    <dl className="facts">
      <dt>{say('column.donor')}</dt><dd><Link to={`/donors/${donorId}`}><bdi>{donorName}</bdi></Link>{isAnonymous && ` (${say('donation.anonymous')})`}</dd>
      <dt>{say('column.email')}</dt><dd><bdi>{email}</bdi></dd>
      <dt>{say('column.campaign')}</dt><dd><Link to={`/campaigns/${campaignSlug}`}><bdi>{campaign}</bdi></Link>{designation !== null && <> · <bdi>{designation}</bdi></>}</dd>
      <dt>{say('column.amount')}</dt><dd><MoneyText of={gift} /></dd>
      {coveredFee.amount > 0 && <><dt>{say('column.fee')}</dt><dd><MoneyText of={coveredFee} /></dd></>}
      {refunded.amount > 0 && <><dt>{say('column.refunded')}</dt><dd><MoneyText of={refunded} /></dd></>}
      {failure !== null && <><dt>{say('donation.failure')}</dt><dd>{say(`failure.${failure}` as WordKey)}</dd></>}
      {message !== null && <><dt>{say('column.message')}</dt><dd><bdi>{message}</bdi></dd></>}
      {dedication !== null && <><dt>{say(`dedication.${dedication.kind}`)}</dt><dd><bdi>{dedication.name}</bdi></dd></>}
      <dt>{say('donation.begun')}</dt><dd>{time(createdAt)}</dd>
      {capturedAt !== null && <><dt>{say('donation.captured')}</dt><dd>{time(capturedAt)}</dd></>}
      <dt>{say('column.id')}</dt><dd><code>{id}</code></dd>
    </dl>
  );
}
