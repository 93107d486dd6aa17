import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { QueuesShown } from '../../../contract/engine.js';
import { Fault } from '../../parts/fault.js';
import { LiveMark } from '../../parts/live-mark.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { Ages } from './ages.js';
import { Levels } from './levels.js';
import { QueueTable } from './queue-table.js';

const KEY = ['queues'];
const EVENTS = ['queues'] as const;

/** How every kind of work is at present, and the levers. */
export default function Queues() {
  const { say } = useWords();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: () => ask<QueuesShown>('/queues') });
  const live = useLive('/live?about=queues', EVENTS, (_, told) => queries.setQueryData(KEY, told));
  const pull = useMutation({
    mutationFn: ({ path, method, body }: { path: string; method: 'POST' | 'PUT'; body?: unknown }) => ask<QueuesShown>(`/queues/${path}`, { method, body }),
    onSuccess: (shown) => {
      queries.setQueryData(KEY, shown);
      void queries.invalidateQueries({ queryKey: ['standing'] });
    },
  });
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <ScreenTitle title={say('queues.title')} note={say('queues.note')}>
        <LiveMark state={live} />
        <Link to="/engine/set-aside">{say('queues.setAside')}</Link>
        {session.role === 'engineer' && <a href="/console/queues/board">{say('queues.board')}</a>}
      </ScreenTitle>
      <div className="stack">
        <Levels of={data} isBusy={pull.isPending} onChange={(level) => pull.mutate({ path: 'level', method: 'PUT', body: { level } })} />
        <Fault error={pull.error} />
        <QueueTable queues={data.queues} isBusy={pull.isPending} onPull={(kind, lever) => pull.mutate({ path: `${kind}/${lever}`, method: 'POST' })} />
        <Ages queues={data.queues} />
      </div>
    </>
  );
}
