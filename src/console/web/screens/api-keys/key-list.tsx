import { useQueryClient } from '@tanstack/react-query';
import type { ApiKeyShown } from '../../../contract/settings.js';
import { Age } from '../../parts/age.js';
import { Badge } from '../../parts/badge.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { Sure } from '../../parts/sure.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';

export const API_KEYS: ListModel<ApiKeyShown> = {
  path: '/api-keys',
  keyOf: ({ id }) => id,
  usualSort: { by: 'createdAt', order: 'descending' },
  filters: ['state', 'scope'],
  hasExport: true,
  empty: { title: 'keys.empty', text: 'keys.emptyText' },
  columns: [
    { name: 'name', title: 'column.name', isUsual: true, sort: { by: 'name', first: 'ascending' }, cell: ({ name }) => <bdi>{name}</bdi> },
    { name: 'tokenStart', title: 'keys.start', isUsual: true, cell: ({ tokenStart }) => (tokenStart === null ? '–' : <code>{tokenStart}…</code>) },
    { name: 'scopes', title: 'keys.scopes', isUsual: true, cell: ({ scopes }) => <span className="tags">{scopes.map((scope) => <code key={scope} className="small">{scope}</code>)}</span> },
    { name: 'expiresAt', title: 'keys.expires', isUsual: true, sort: { by: 'expiresAt', first: 'ascending' }, cell: ({ expiresAt }) => <Expiry at={expiresAt} /> },
    { name: 'lastUsedAt', title: 'keys.lastUsed', isUsual: true, sort: { by: 'lastUsedAt', first: 'descending' }, cell: ({ lastUsedAt }) => (lastUsedAt === null ? '–' : <Age at={lastUsedAt} />) },
    { name: 'createdAt', title: 'keys.made', isUsual: false, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'state', title: 'column.status', isUsual: true, cell: (key) => <State of={key} /> },
  ],
};

function Expiry({ at }: { readonly at: string | null }) {
  const { say, day } = useWords();
  return at === null ? say('keys.never') : <time dateTime={at}>{day(at)}</time>;
}

/** What has become of a key, and the way to end one that is still good. */
function State({ of: { id, name, isOpen, revokedAt, lastUsedAt } }: { readonly of: ApiKeyShown }) {
  const { say, time } = useWords();
  const [organisation] = useOrganisation();
  const queries = useQueryClient();
  if (!isOpen) return <Badge>{say(revokedAt === null ? 'keys.expired' : 'keys.revoked')}</Badge>;
  if (session.role === 'engineer') return <Badge tone="good">{say('keys.good')}</Badge>;
  return (
    <Sure
      lever={say('keys.revoke')}
      title={say('keys.revokeTitle', { name })}
      sure={say('keys.revokeSure')}
      act={() => ask(`/api-keys/${id}${query({ organisation })}`, { method: 'DELETE' })}
      onDone={() => void queries.invalidateQueries({ queryKey: ['list', '/api-keys'] })}
    >
      {say('keys.revokeText')} {lastUsedAt === null ? say('keys.neverUsed') : say('keys.usedAt', { when: time(lastUsedAt) })}
    </Sure>
  );
}
