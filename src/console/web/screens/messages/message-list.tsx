import { Link } from 'react-router';
import type { MessageRowShown, MessageStateShown } from '../../../contract/mailings.js';
import { Age } from '../../parts/age.js';
import { Badge, type Tone } from '../../parts/badge.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { useWords } from '../../words/words.js';

const TONES: Readonly<Record<MessageStateShown, Tone>> = { queued: 'plain', sending: 'waiting', deferred: 'waiting', sent: 'good', failed: 'fault', suppressed: 'plain', uncertain: 'fault' };

export const messagesOf = (mailing: string): ListModel<MessageRowShown> => ({
  path: `/mailings/${mailing}/messages`,
  keyOf: ({ position }) => String(position),
  usualSort: { by: 'position', order: 'ascending' },
  filters: ['state', 'report'],
  hasExport: true,
  empty: { title: 'messages.empty', text: 'list.noneYet' },
  columns: [
    { name: 'position', title: 'messages.position', isUsual: false, isNumeric: true, sort: { by: 'position', first: 'ascending' }, cell: ({ position }) => position },
    { name: 'address', title: 'column.email', isUsual: true, sort: { by: 'address', first: 'ascending' }, cell: ({ address, donorId }) => <Link to={`/donors/${donorId}`}><bdi>{address}</bdi></Link> },
    { name: 'state', title: 'column.status', isUsual: true, cell: (message) => <State of={message} /> },
    { name: 'reason', title: 'messages.reason', isUsual: true, cell: ({ reason }) => <bdi className="cell-long">{reason ?? '–'}</bdi> },
    { name: 'endedAt', title: 'column.time', isUsual: true, cell: ({ endedAt }) => (endedAt === null ? '–' : <Age at={endedAt} />) },
    { name: 'attempts', title: 'hook.attempts', isUsual: false, isNumeric: true, cell: ({ attempts }) => attempts },
    { name: 'bouncedAt', title: 'messages.bounced', isUsual: false, cell: ({ bouncedAt }) => (bouncedAt === null ? '–' : <Age at={bouncedAt} />) },
    { name: 'complainedAt', title: 'messages.complained', isUsual: false, cell: ({ complainedAt }) => (complainedAt === null ? '–' : <Age at={complainedAt} />) },
    { name: 'donorId', title: 'messages.donor', isUsual: false, cell: ({ donorId }) => <code className="small">{donorId}</code> },
  ],
});

function State({ of: { state, bouncedAt, complainedAt } }: { readonly of: MessageRowShown }) {
  const { say } = useWords();
  return (
    <span className="tags">
      <Badge tone={TONES[state]}>{say(`messageState.${state}`)}</Badge>
      {bouncedAt !== null && <Badge tone="fault">{say('messages.bounced')}</Badge>}
      {complainedAt !== null && <Badge tone="fault">{say('messages.complained')}</Badge>}
    </span>
  );
}
