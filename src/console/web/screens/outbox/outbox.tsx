import { useQuery } from '@tanstack/react-query';
import type { MailRowShown, OutboxShown } from '../../../contract/outbox.js';
import { Age } from '../../parts/age.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Quiet } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

const MAILS: ListModel<MailRowShown> = {
  path: '/outbox',
  keyOf: ({ name }) => name,
  usualSort: { by: 'arrivedAt', order: 'descending' },
  filters: [],
  hasExport: true,
  empty: { title: 'outbox.empty', text: 'list.noneYet' },
  columns: [
    { name: 'arrivedAt', title: 'column.time', isUsual: true, sort: { by: 'arrivedAt', first: 'descending' }, cell: ({ sentAt }) => (sentAt === null ? '–' : <Age at={sentAt} />) },
    { name: 'to', title: 'outbox.to', isUsual: true, cell: ({ to }) => <span className="cell-lines">{to.map(({ name, address }) => <span key={address}><bdi>{name}</bdi> <bdi className="soft small">{address}</bdi></span>)}</span> },
    { name: 'subject', title: 'mailings.subject', isUsual: true, cell: ({ name, subject }) => <Subject name={name} subject={subject} /> },
    { name: 'name', title: 'import.file', isUsual: false, cell: ({ name }) => <code className="small">{name}</code> },
  ],
};

/** Every mail that the demo has sent; elsewhere mails go to a real server, and there is nothing to look into. */
export default function Outbox() {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['outbox'], queryFn: () => ask<OutboxShown>('/outbox/standing'), staleTime: Infinity });
  return (
    <>
      <ScreenTitle title={say('menu.to.outbox')} note={say('outbox.note')} />
      {data?.isKept === false ? <Quiet title={say('outbox.real')}>{say('outbox.realText')}</Quiet> : <Mails />}
    </>
  );
}

function Mails() {
  const { say } = useWords();
  const list = useList<MailRowShown>(MAILS, null);
  return <List model={MAILS} list={list} label={say('menu.to.outbox')} searchHint={say('outbox.searchHint')} />;
}

function Subject({ name, subject }: Pick<MailRowShown, 'name' | 'subject'>) {
  const { say } = useWords();
  return <a href={`/console/outbox/${encodeURIComponent(name)}`}><bdi>{subject || say('outbox.noSubject')}</bdi></a>;
}
