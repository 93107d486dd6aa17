import { useQuery } from '@tanstack/react-query';
import type { RefreshShown } from '../../../contract/cockpit.js';
import { Bar } from '../../parts/bar.js';
import { ask } from '../../wire/ask.js';
import { useWords, type WordKey } from '../../words/words.js';

const EVERY_MS = 600;

/** How far a refresh is, until it is done. */
export function RefreshProgress({ id }: { readonly id: string }) {
  const { say, lasting } = useWords();
  const { data } = useQuery({
    queryKey: ['refreshes', id],
    queryFn: () => ask<RefreshShown>(`/refreshes/${id}`),
    refetchInterval: ({ state }) => (state.data?.finishedAt == null ? EVERY_MS : false),
  });
  if (data === undefined) return null;
  const { done, total, failures, requestedAt, finishedAt } = data;
  const took = finishedAt === null ? null : (Date.parse(finishedAt) - Date.parse(requestedAt)) / 1_000;
  return (
    <div className="refresh-progress" data-finished={finishedAt !== null}>
      <Bar share={total === 0 ? 0 : done / total} label={say('refresh.progress', { done, total })} tone={failures.length > 0 ? 'fault' : finishedAt === null ? 'now' : 'good'} />
      <p className="figures" role="status">{took === null ? say('refresh.progress', { done, total }) : say('refresh.done', { total, took: lasting(took) })}</p>
      {failures.length > 0 && (
        <ul className="small">
          {failures.map(({ title, field, failure }) => <li key={`${title} ${field}`}><bdi>{title}</bdi> · {say(`field.${field}` as WordKey)}: {failure}</li>)}
        </ul>
      )}
    </div>
  );
}
