import { Link } from 'react-router';
import type { DonationRowShown, DonationStatusShown } from '../../../contract/donations.js';
import { Age } from '../../parts/age.js';
import { Badge, type Tone } from '../../parts/badge.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { MoneyText } from '../../parts/money-text.js';
import { useWords } from '../../words/words.js';

export const STATUSES = ['pending', 'captured', 'partly_refunded', 'refunded', 'failed', 'disputed'] as const satisfies readonly DonationStatusShown[];

const TONES: Readonly<Record<DonationStatusShown, Tone>> = { pending: 'waiting', captured: 'good', partly_refunded: 'plain', refunded: 'plain', failed: 'fault', disputed: 'fault' };

export function StatusBadge({ status }: { readonly status: DonationStatusShown }) {
  const { say } = useWords();
  return <Badge tone={TONES[status]}>{say(`status.${status}`)}</Badge>;
}

export const DONATIONS: ListModel<DonationRowShown> = {
  path: '/donations',
  keyOf: ({ id }) => id,
  usualSort: { by: 'createdAt', order: 'descending' },
  filters: ['status', 'campaign', 'from', 'until'],
  hasExport: true,
  empty: { title: 'donations.empty', text: 'list.noneYet' },
  columns: [
    { name: 'createdAt', title: 'column.time', isUsual: true, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'donor', title: 'column.donor', isUsual: true, cell: ({ id, donorName, isAnonymous }) => <><Link to={`/donations/${id}`}><bdi>{donorName}</bdi></Link>{isAnonymous && <Anonymous />}</> },
    { name: 'email', title: 'column.email', isUsual: true, cell: ({ email, donorId }) => <Link className="plain-link" to={`/donors/${donorId}`}><bdi>{email}</bdi></Link> },
    { name: 'amount', title: 'column.amount', isUsual: true, isNumeric: true, sort: { by: 'amount', first: 'descending' }, cell: ({ gift }) => <MoneyText of={gift} /> },
    { name: 'status', title: 'column.status', isUsual: true, cell: ({ status }) => <StatusBadge status={status} /> },
    { name: 'campaign', title: 'column.campaign', isUsual: true, cell: ({ campaign, campaignSlug }) => <Link className="plain-link" to={`/campaigns/${campaignSlug}`}><bdi>{campaign}</bdi></Link> },
    { name: 'designation', title: 'column.designation', isUsual: false, cell: ({ designation }) => designation ?? '–' },
    { name: 'fee', title: 'column.fee', isUsual: false, isNumeric: true, cell: ({ coveredFee }) => <MoneyText of={coveredFee} /> },
    { name: 'refunded', title: 'column.refunded', isUsual: false, isNumeric: true, cell: ({ refunded }) => <MoneyText of={refunded} /> },
    { name: 'message', title: 'column.message', isUsual: false, cell: ({ message }) => <bdi className="cell-long">{message ?? '–'}</bdi> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

function Anonymous() {
  const { say } = useWords();
  return <span className="soft small"> {say('donation.anonymous')}</span>;
}
