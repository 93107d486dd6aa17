import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { QUEUE_NAMES, type SetAsideShown } from '../../../contract/engine.js';
import { Age } from '../../parts/age.js';
import { Fault } from '../../parts/fault.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Sure } from '../../parts/sure.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

const SET_ASIDE: ListModel<SetAsideShown> = {
  path: '/queues/set-aside',
  keyOf: ({ queue, id }) => `${queue}/${id}`,
  usualSort: { by: 'setAsideAt', order: 'descending' },
  filters: ['queue'],
  hasExport: true,
  empty: { title: 'setAside.empty', text: 'list.noneYet' },
  columns: [
    { name: 'setAsideAt', title: 'column.time', isUsual: true, sort: { by: 'setAsideAt', first: 'descending' }, cell: ({ setAsideAt }) => <Age at={setAsideAt} /> },
    { name: 'name', title: 'setAside.job', isUsual: true, sort: { by: 'name', first: 'ascending' }, cell: ({ name }) => <code>{name}</code> },
    { name: 'queue', title: 'setAside.queue', isUsual: true, cell: ({ queue }) => <Queue queue={queue} /> },
    { name: 'reason', title: 'setAside.reason', isUsual: true, cell: ({ reason }) => <bdi className="cell-long">{reason}</bdi> },
    { name: 'attempts', title: 'hook.attempts', isUsual: true, isNumeric: true, sort: { by: 'attempts', first: 'descending' }, cell: ({ attempts }) => attempts },
    { name: 'payload', title: 'setAside.payload', isUsual: false, cell: ({ payload }) => <code className="small cell-long">{payload}</code> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
    { name: 'levers', title: 'hook.levers', isUsual: true, cell: (job) => <Levers of={job} /> },
  ],
};

/** Jobs that failed for good: to be looked at, tried once more, or thrown away. */
export default function SetAside() {
  const { say } = useWords();
  const list = useList<SetAsideShown>(SET_ASIDE, null);
  return (
    <>
      <ScreenTitle title={say('queues.setAside')} note={say('setAside.note')} back={<Link to="/engine/queues">{say('queues.title')}</Link>} />
      <List
        model={SET_ASIDE}
        list={list}
        label={say('queues.setAside')}
        searchHint={say('setAside.searchHint')}
        filters={<FilterChoice list={list} name="queue" label={say('setAside.queue')} options={QUEUE_NAMES.map((queue) => ({ value: queue, label: say(`kind.${queue}`) }))} />}
      />
    </>
  );
}

function Queue({ queue }: Pick<SetAsideShown, 'queue'>) {
  return useWords().say(`kind.${queue}`);
}

function Levers({ of: { queue, id, name } }: { readonly of: SetAsideShown }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const path = `/queues/${queue}/set-aside/${encodeURIComponent(id)}`;
  const readAgain = () => queries.invalidateQueries({ queryKey: ['list', SET_ASIDE.path] });
  const retry = useMutation({ mutationFn: () => ask(`${path}/retry`, { method: 'POST' }), onSuccess: readAgain });
  return (
    <span className="segment-levers">
      <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>{say('setAside.retry')}</Button>
      <Sure lever={say('setAside.discard')} title={say('setAside.discardTitle', { name })} sure={say('setAside.discardSure')} act={() => ask(`${path}/discard`, { method: 'POST' })} onDone={() => void readAgain()}>
        {say('setAside.discardText')}
      </Sure>
      <Fault error={retry.error} />
    </span>
  );
}
