import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKeyShown } from '../../../contract/settings.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Secret } from '../../parts/secret.js';
import { ask } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { API_KEYS } from './key-list.js';
import { NewKey } from './new-key.js';

const STATES = ['good', 'expired', 'revoked'] as const;

/** The keys with which programs of an organisation speak for it. */
export default function ApiKeys() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const list = useList<ApiKeyShown>(API_KEYS, organisation);
  const { data: scopes = [] } = useQuery({ queryKey: ['api-key-scopes'], queryFn: () => ask<readonly string[]>('/api-keys/scopes'), staleTime: Infinity });
  const [token, setToken] = useState<string | null>(null);
  const queries = useQueryClient();
  return (
    <>
      <ScreenTitle title={say('keys.title')} note={say('keys.note')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
        {session.role !== 'engineer' && (
          <NewKey
            organisation={organisation}
            onMade={(made) => {
              setToken(made.token);
              void queries.invalidateQueries({ queryKey: ['list', '/api-keys'] });
            }}
          />
        )}
      </ScreenTitle>
      {token !== null && <Secret key={token} title={say('keys.madeTitle')} value={token} onKept={() => setToken(null)} />}
      <List
        model={API_KEYS}
        list={list}
        label={say('keys.title')}
        searchHint={say('keys.searchHint')}
        filters={
          <>
            <FilterChoice list={list} name="state" label={say('column.status')} options={STATES.map((state) => ({ value: state, label: say(`keys.${state}`) }))} />
            <FilterChoice list={list} name="scope" label={say('keys.scopes')} options={scopes.map((scope) => ({ value: scope, label: scope }))} />
          </>
        }
      />
    </>
  );
}
