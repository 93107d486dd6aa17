import { Button } from '@mantine/core';
import type { QueueShown } from '../../../contract/engine.js';
import { Badge } from '../../parts/badge.js';
import '../../parts/list/list.css';
import { useWords, type WordKey } from '../../words/words.js';

interface TableProps {
  readonly queues: readonly QueueShown[];
  readonly isBusy: boolean;
  readonly onPull: (kind: string, lever: 'pause' | 'resume') => void;
}

const HEADS = ['queue.ready', 'queue.oldest', 'queue.active', 'queue.delayed', 'queue.failed', 'queue.perMinute'] as const satisfies readonly WordKey[];

/** Every kind of work, a line each. */
export function QueueTable({ queues, isBusy, onPull }: TableProps) {
  const { say } = useWords();
  return (
    <div className="list" role="region" aria-label={say('queues.title')} tabIndex={0}>
      <table>
        <caption className="hidden-text">{say('queues.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('queue.kind')}</th>
            <th scope="col">{say('column.status')}</th>
            {HEADS.map((head) => <th key={head} scope="col" className="is-numeric">{say(head)}</th>)}
            <th scope="col"><span className="hidden-text">{say('queue.levers')}</span></th>
          </tr>
        </thead>
        <tbody>{queues.map((queue) => <QueueRow key={queue.queue} of={queue} isBusy={isBusy} onPull={onPull} />)}</tbody>
      </table>
    </div>
  );
}

function QueueRow({ of, isBusy, onPull }: { readonly of: QueueShown } & Omit<TableProps, 'queues'>) {
  const { say, number, lasting } = useWords();
  const { queue, isPaused, pausedBecause, isPausable, promiseSeconds, figures } = of;
  const name = say(`kind.${queue}` as WordKey);
  const shown = figures === null ? HEADS.map(() => '–') : [
    number(figures.ready + figures.held), `${lasting(figures.oldestReadySeconds)} / ${lasting(promiseSeconds)}`, number(figures.active), number(figures.delayed), number(figures.failed), number(figures.perMinute.completed),
  ];
  return (
    <tr data-key={queue}>
      <th scope="row" className="queue-name">{name}<span className="soft small">{figures !== null && figures.causes.length > 0 && ` ${figures.causes.map(({ cause, count }) => `${cause} × ${count}`).join(', ')}`}</span></th>
      <td data-title={say('column.status')}><QueueState of={of} /></td>
      {shown.map((text, at) => <td key={HEADS[at]} className="is-numeric" data-title={say(HEADS[at]!)}>{text}</td>)}
      <td data-title={say('queue.levers')}>
        {isPausable && pausedBecause !== 'level' && (
          <Button size="compact-sm" variant="default" disabled={isBusy} aria-label={`${say(isPaused ? 'queue.resume' : 'queue.pause')}: ${name}`} onClick={() => onPull(queue, isPaused ? 'resume' : 'pause')}>
            {say(isPaused ? 'queue.resume' : 'queue.pause')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function QueueState({ of: { isPaused, pausedBecause, isPromiseKept, figures } }: { readonly of: QueueShown }) {
  const { say } = useWords();
  if (figures === null) return <Badge tone="fault">{say('queue.unreadable')}</Badge>;
  if (isPaused) return <Badge tone="waiting">{say(pausedBecause === 'level' ? 'queue.pausedByLevel' : 'queue.paused')}</Badge>;
  return isPromiseKept === false ? <Badge tone="fault">{say('queue.late')}</Badge> : <Badge tone="good">{say('queue.well')}</Badge>;
}
