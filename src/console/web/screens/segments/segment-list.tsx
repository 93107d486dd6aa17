import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SavedSegmentShown } from '../../../contract/settings.js';
import { Age } from '../../parts/age.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { Sure } from '../../parts/sure.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { RuleText } from './rule-text.js';
import { composeHref, toValues } from './segment-model.js';

export const SAVED_SEGMENTS: ListModel<SavedSegmentShown> = {
  path: '/segments/saved',
  keyOf: ({ id }) => id,
  usualSort: { by: 'name', order: 'ascending' },
  filters: [],
  hasExport: true,
  empty: { title: 'segments.savedEmpty', text: 'segments.savedEmptyText' },
  columns: [
    { name: 'name', title: 'segment.name', isUsual: true, sort: { by: 'name', first: 'ascending' }, cell: (segment) => <Name of={segment} /> },
    { name: 'rule', title: 'segment.rule', isUsual: true, cell: ({ rule }) => <RuleText rule={rule} /> },
    { name: 'donors', title: 'segment.donors', isUsual: true, isNumeric: true, cell: ({ rule }) => <Count rule={rule} /> },
    { name: 'updatedAt', title: 'segment.changed', isUsual: true, sort: { by: 'updatedAt', first: 'descending' }, cell: ({ updatedAt }) => <Age at={updatedAt} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
    { name: 'levers', title: 'hook.levers', isUsual: true, cell: (segment) => <Levers of={segment} /> },
  ],
};

interface OfProps {
  readonly of: SavedSegmentShown;
}

function Name({ of: { id, name } }: OfProps) {
  const [organisation] = useOrganisation();
  return <Link to={`/segments${query({ organisation, segment: id })}`}><bdi>{name}</bdi></Link>;
}

/** Counted at this moment, and apart from the list: whoever has many segments does not wait for all of them. */
function Count({ rule }: Pick<SavedSegmentShown, 'rule'>) {
  const { number } = useWords();
  const [organisation] = useOrganisation();
  const written = JSON.stringify(rule);
  const { data } = useQuery({ queryKey: ['segment-size', organisation, written], queryFn: () => ask<{ donors: number }>(`/segments/size${query({ organisation, segment: written })}`) });
  return <>{data === undefined ? '…' : number(data.donors)}</>;
}

function Levers({ of: { id, name, rule } }: OfProps) {
  const { say } = useWords();
  const [organisation] = useOrganisation();
  const queries = useQueryClient();
  if (session.role === 'engineer') return '–';
  return (
    <span className="segment-levers">
      <a href={composeHref(organisation, toValues(rule))}>{say('segment.write')}</a>
      <Sure
        lever={say('segment.delete')}
        title={say('segment.deleteTitle', { name })}
        sure={say('segment.deleteSure')}
        act={() => ask(`/segments/saved/${id}`, { method: 'DELETE' })}
        onDone={() => void queries.invalidateQueries({ queryKey: ['list', SAVED_SEGMENTS.path] })}
      >
        {say('segment.deleteText')}
      </Sure>
    </span>
  );
}
