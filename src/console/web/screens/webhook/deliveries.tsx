import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DELIVERY_STATUSES, type DeliveryShown } from '../../../contract/settings.js';
import { Age } from '../../parts/age.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Fault } from '../../parts/fault.js';
import { Between } from '../../parts/list/between.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { ask } from '../../wire/ask.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';

interface DeliveriesProps {
  readonly endpoint: string;
  readonly organisation: string | null;
  /** Nothing is sent to an endpoint that is disabled. */
  readonly isEnabled: boolean;
}

const TONES: Readonly<Record<DeliveryShown['status'], Tone>> = { waiting: 'waiting', delivered: 'good', failed: 'fault' };

/** What was sent to an endpoint in the last month, and what it said to it. */
export function Deliveries({ endpoint, organisation, isEnabled }: DeliveriesProps) {
  const { say } = useWords();
  const path = `/webhook-endpoints/${endpoint}/deliveries`;
  const model = useMemo(() => modelOf(path, organisation, isEnabled && session.role !== 'engineer'), [path, organisation, isEnabled]);
  const list = useList<DeliveryShown>(model, organisation);
  return (
    <List
      model={model}
      list={list}
      label={say('hook.log')}
      searchHint={say('hook.logSearchHint')}
      filters={
        <>
          <FilterChoice list={list} name="status" label={say('column.status')} options={DELIVERY_STATUSES.map((status) => ({ value: status, label: say(`delivery.${status}`) }))} />
          <Between list={list} />
        </>
      }
    />
  );
}

const modelOf = (path: string, organisation: string | null, mayReplay: boolean): ListModel<DeliveryShown> => ({
  ...{ path, usualSort: { by: 'createdAt', order: 'descending' }, filters: ['status', 'from', 'until'], hasExport: true },
  keyOf: ({ id }) => id,
  empty: { title: 'hook.logEmpty', text: 'hook.logEmptyText' },
  columns: [
    { name: 'createdAt', title: 'column.time', isUsual: true, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'eventType', title: 'hook.event', isUsual: true, cell: ({ eventType }) => <code>{eventType}</code> },
    { name: 'status', title: 'column.status', isUsual: true, cell: (delivery) => <Status of={delivery} /> },
    { name: 'response', title: 'hook.response', isUsual: true, cell: (delivery) => <Response of={delivery} /> },
    { name: 'attempts', title: 'hook.attempts', isUsual: true, isNumeric: true, cell: ({ attempts }) => attempts },
    { name: 'lastAttemptAt', title: 'hook.lastAttempt', isUsual: false, cell: ({ lastAttemptAt }) => (lastAttemptAt === null ? '–' : <Age at={lastAttemptAt} />) },
    { name: 'nextAttemptAt', title: 'hook.nextAttempt', isUsual: false, cell: ({ nextAttemptAt }) => (nextAttemptAt === null ? '–' : <Age at={nextAttemptAt} />) },
    { name: 'eventId', title: 'hook.eventId', isUsual: false, cell: ({ eventId }) => <code className="small">{eventId}</code> },
    ...(mayReplay ? [{ name: 'replay', title: 'hook.again', isUsual: true, cell: (delivery: DeliveryShown) => <Replay path={path} id={delivery.id} organisation={organisation} /> } as const] : []),
  ],
});

function Status({ of: { status, nextAttemptAt } }: { readonly of: DeliveryShown }) {
  const { say } = useWords();
  return (
    <span className="cell-lines">
      <span><Badge tone={TONES[status]}>{say(`delivery.${status}`)}</Badge></span>
      {nextAttemptAt !== null && <Age at={nextAttemptAt} />}
    </span>
  );
}

function Response({ of: { response, failure } }: { readonly of: DeliveryShown }) {
  const { say } = useWords();
  if (response === null) return failure === null ? '–' : <span>{say('hook.noAnswer')} <code className="small">{failure}</code></span>;
  return <span className="cell-lines"><strong>{response.status}</strong><code className="small cell-long">{response.start}</code></span>;
}

function Replay({ path, id, organisation }: { readonly path: string; readonly id: string; readonly organisation: string | null }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const replay = useMutation({
    mutationFn: () => ask(`${path}/${id}/replays`, { method: 'POST', body: { organisation: organisation ?? undefined } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['list', path] }),
  });
  return (
    <span className="cell-lines">
      <Button size="xs" variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>{say('hook.again')}</Button>
      <Fault error={replay.error} />
    </span>
  );
}
