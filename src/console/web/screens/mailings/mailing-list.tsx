import type { CueShown, MailingRowShown, MAILING_STATES } from '../../../contract/mailings.js';
import { Age } from '../../parts/age.js';
import { Badge, type Tone } from '../../parts/badge.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';

const TONES: Readonly<Record<(typeof MAILING_STATES)[number], Tone>> = { draft: 'plain', scheduled: 'waiting', resolving: 'waiting', sending: 'waiting', paused: 'waiting', finished: 'good', cancelled: 'plain' };

export const MAILINGS: ListModel<MailingRowShown> = {
  path: '/mailings',
  keyOf: ({ id }) => id,
  usualSort: { by: 'createdAt', order: 'descending' },
  filters: ['organisation', 'status'],
  hasExport: true,
  empty: { title: 'mailings.empty', text: 'list.noneYet' },
  columns: [
    { name: 'subject', title: 'mailings.subject', isUsual: true, sort: { by: 'subject', first: 'ascending' }, cell: ({ id, subject }) => <a href={`/console/mailings/${id}`}><bdi>{subject}</bdi></a> },
    { name: 'status', title: 'column.status', isUsual: true, cell: ({ status }) => <Status of={status} /> },
    { name: 'organisation', title: 'common.organisation', isUsual: session.isOfPlatform, cell: ({ organisation }) => <bdi>{organisation}</bdi> },
    { name: 'about', title: 'mailings.about', isUsual: true, cell: ({ about }) => <bdi>{about ?? '–'}</bdi> },
    { name: 'list', title: 'mailings.list', isUsual: false, cell: ({ list }) => <bdi>{list}</bdi> },
    { name: 'sent', title: 'mailings.sent', isUsual: true, isNumeric: true, cell: ({ sent }) => <Count n={sent} /> },
    { name: 'recipients', title: 'mailings.recipients', isUsual: true, isNumeric: true, sort: { by: 'recipients', first: 'descending' }, cell: ({ recipients }) => (recipients === null ? '–' : <Count n={recipients} />) },
    { name: 'failed', title: 'mailings.failed', isUsual: false, isNumeric: true, cell: ({ failed }) => <Count n={failed} /> },
    { name: 'goesOutAt', title: 'mailings.goesOut', isUsual: true, sort: { by: 'goesOutAt', first: 'descending' }, cell: (row) => <GoesOut row={row} /> },
    { name: 'endedAt', title: 'mailings.ended', isUsual: false, cell: ({ endedAt }) => (endedAt === null ? '–' : <Age at={endedAt} />) },
    { name: 'createdAt', title: 'mailings.written', isUsual: false, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

function Status({ of }: { readonly of: MailingRowShown['status'] }) {
  const { say } = useWords();
  return <Badge tone={TONES[of]}>{say(`mailing.${of}`)}</Badge>;
}

function GoesOut({ row: { startedAt, cue } }: { readonly row: MailingRowShown }) {
  if (startedAt !== null) return <Age at={startedAt} />;
  return cue === null ? '–' : <Cue of={cue} />;
}

function Cue({ of }: { readonly of: CueShown }) {
  const { say, time } = useWords();
  if (of.kind === 'at') return <time dateTime={of.at}>{time(of.at)}</time>;
  if (of.kind === 'percent_of_goal') return say('mailings.atPercent', { percent: of.percent });
  return say(of.edge === 'start' ? 'mailings.beforeStart' : 'mailings.beforeEnd', { hours: of.hours });
}

function Count({ n }: { readonly n: number }) {
  return useWords().number(n);
}
