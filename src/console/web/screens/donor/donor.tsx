import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { DonationRowShown, DonorFolderShown } from '../../../contract/donations.js';
import { Age } from '../../parts/age.js';
import { MoneyText } from '../../parts/money-text.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { StatusBadge } from '../donations/donation-list.js';
import '../../parts/list/list.css';
import { Tags } from '../../parts/tags.js';

/** One donor: who they are to the organisation, and what they gave. */
export default function DonorScreen() {
  const { say, time, count } = useWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['donor', id], queryFn: () => ask<DonorFolderShown>(`/donors/${encodeURIComponent(id)}`) });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { donor, gifts, hasMore } = data;
  return (
    <>
      <ScreenTitle back={<Link to={`/donors?organisation=${donor.organisation}`}>{say('donors.title')}</Link>} title={<bdi>{donor.name}</bdi>} note={<bdi>{donor.email}</bdi>} />
      <div className="two-columns">
        <Panel title={say('donor.gifts')} aside={count('donor.giftCount', donor.gifts)}>
          {gifts.length === 0 ? <p className="soft">{say('donor.noGifts')}</p> : <Gifts gifts={gifts} />}
          {hasMore && <p className="panel-levers"><Link to={`/donations?organisation=${donor.organisation}&search=${encodeURIComponent(donor.email)}`}>{say('donor.allGifts')}</Link></p>}
        </Panel>
        <Panel title={say('donor.facts')}>
          <dl className="facts">
            <dt>{say('column.given')}</dt>
            <dd>{donor.given.length === 0 ? '–' : donor.given.map((sum) => <p key={sum.currency}><strong><MoneyText of={sum} /></strong></p>)}</dd>
            {donor.lastGiftAt !== null && <><dt>{say('column.lastGift')}</dt><dd><Age at={donor.lastGiftAt} /></dd></>}
            {donor.number !== null && <><dt>{say('column.number')}</dt><dd>{donor.number}</dd></>}
            <dt>{say('column.since')}</dt><dd>{time(donor.createdAt)}</dd>
            <dt>{say('column.tags')}</dt><dd>{donor.tags.length === 0 ? '–' : <Tags tags={donor.tags} />}</dd>
            <dt>{say('column.id')}</dt><dd><code>{donor.id}</code></dd>
          </dl>
        </Panel>
      </div>
    </>
  );
}

function Gifts({ gifts }: { readonly gifts: readonly DonationRowShown[] }) {
  const { say } = useWords();
  return (
    <div className="list is-bare" role="group" aria-label={say('donor.gifts')} tabIndex={0}>
      <table>
        <caption className="hidden-text">{say('donor.gifts')}</caption>
        <thead><tr><th scope="col">{say('column.time')}</th><th scope="col" className="is-numeric">{say('column.amount')}</th><th scope="col">{say('column.status')}</th><th scope="col">{say('column.campaign')}</th></tr></thead>
        <tbody>
          {gifts.map(({ id, createdAt, gift, status, campaign }) => (
            <tr key={id}>
              <td data-title={say('column.time')}><Link to={`/donations/${id}`}><Age at={createdAt} /></Link></td>
              <td data-title={say('column.amount')} className="is-numeric"><MoneyText of={gift} /></td>
              <td data-title={say('column.status')}><StatusBadge status={status} /></td>
              <td data-title={say('column.campaign')}><bdi>{campaign}</bdi></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
