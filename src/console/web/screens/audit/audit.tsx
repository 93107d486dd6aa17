import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AuditRowShown, SealStandingShown } from '../../../contract/engine.js';
import { Age } from '../../parts/age.js';
import { Badge } from '../../parts/badge.js';
import { Between } from '../../parts/list/between.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { OrganisationFilter } from '../../parts/list/organisation-filter.js';
import { useList, type List as Listed } from '../../parts/list/use-list.js';
import { ScreenTitle } from '../../parts/panel.js';
import { ask } from '../../wire/ask.js';
import { useWords, type WordKey } from '../../words/words.js';

const AUDIT: ListModel<AuditRowShown> = {
  path: '/audit',
  keyOf: ({ id }) => id,
  usualSort: { by: 'happenedAt', order: 'descending' },
  filters: ['organisation', 'action', 'actor', 'subject', 'from', 'until'],
  hasExport: true,
  empty: { title: 'audit.empty', text: 'list.noneYet' },
  columns: [
    { name: 'happenedAt', title: 'column.time', isUsual: true, sort: { by: 'happenedAt', first: 'descending' }, cell: ({ happenedAt }) => <Age at={happenedAt} /> },
    { name: 'actor', title: 'audit.actor', isUsual: true, cell: ({ actor, actorName }) => <bdi title={actor}>{actorName ?? actor}</bdi> },
    { name: 'action', title: 'audit.action', isUsual: true, cell: ({ action }) => <code>{action}</code> },
    { name: 'subject', title: 'audit.subject', isUsual: true, cell: ({ subject }) => <code className="small">{subject}</code> },
    { name: 'organisation', title: 'common.organisation', isUsual: true, cell: ({ organisation }) => <bdi>{organisation ?? '–'}</bdi> },
    { name: 'detail', title: 'audit.detail', isUsual: true, cell: ({ detail }) => <code className="small cell-long">{JSON.stringify(detail)}</code> },
    { name: 'actorId', title: 'audit.actorId', isUsual: false, cell: ({ actor }) => <code className="small">{actor}</code> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
    { name: 'position', title: 'audit.position', isUsual: false, cell: ({ position }) => position ?? '–' },
    { name: 'seal', title: 'audit.seal', isUsual: false, cell: ({ seal }) => (seal === null ? '–' : <code className="small" title={seal}>{seal.slice(0, 12)}…</code>) },
  ],
};

/** Who did what to what, the latest first. */
export default function Audit() {
  const { say } = useWords();
  const list = useList<AuditRowShown>(AUDIT, null);
  return (
    <>
      <ScreenTitle title={say('audit.title')} note={say('audit.note')} />
      <Seals />
      <List
        model={AUDIT}
        list={list}
        label={say('audit.title')}
        searchHint={say('audit.searchHint')}
        filters={
          <>
            <OrganisationFilter list={list} />
            <Between list={list} />
            <Exactly list={list} name="action" title="audit.action" hint="donation.refund" />
            <Exactly list={list} name="actor" title="audit.actor" hint="staff:…" />
            <Exactly list={list} name="subject" title="audit.subject" hint="campaign:…" />
          </>
        }
      />
    </>
  );
}

/** How far it is sealed, and whether all of it was as it had been when it was last gone through. */
function Seals() {
  const { say, count, time } = useWords();
  const { data } = useQuery({ queryKey: ['audit-standing'], queryFn: () => ask<SealStandingShown>('/audit/standing'), refetchInterval: 30_000 });
  if (data === undefined || data.sealedAt === null) return null;
  const { entries, sealedAt, checkedAt, faults } = data;
  return (
    <p className="soft" role="status">
      {count('audit.sealed', entries, { when: time(sealedAt) })}{' '}
      {faults > 0 && <Badge tone="fault">{say('audit.broken', { n: faults })}</Badge>}
      {faults === 0 && checkedAt !== null && <Badge tone="good">{say('audit.whole', { when: time(checkedAt) })}</Badge>}
      {faults === 0 && checkedAt === null && say('audit.unchecked')}
    </p>
  );
}

interface ExactlyProps {
  readonly list: Listed<AuditRowShown>;
  readonly name: 'action' | 'actor' | 'subject';
  readonly title: WordKey;
  readonly hint: string;
}

const PAUSE_MS = 400;

/** Narrows the log down to what is called exactly so. */
function Exactly({ list, name, title, hint }: ExactlyProps) {
  const { say } = useWords();
  const value = list.wishes[name] ?? '';
  const { change } = list;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => change({ [name]: text.trim() }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, change, name]);
  return <TextInput label={say(title)} placeholder={hint} value={text} maxLength={100} onChange={(event) => setText(event.target.value)} />;
}
