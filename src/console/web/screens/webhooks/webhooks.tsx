import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointSecretShown, EndpointShown } from '../../../contract/settings.js';
import { Icon } from '../../parts/icon.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Secret } from '../../parts/secret.js';
import { ask } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords, type WordKey } from '../../words/words.js';
import { EndpointForm } from './endpoint-form.js';
import { ENDPOINTS, STATES } from './endpoint-list.js';

/** Where an organisation's own systems are told of what happens. */
export default function Webhooks() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const queries = useQueryClient();
  const list = useList<EndpointShown>(ENDPOINTS, organisation);
  const { data: eventTypes = [] } = useQuery({ queryKey: ['event-types'], queryFn: () => ask<readonly string[]>(`${ENDPOINTS.path}/event-types`), staleTime: Infinity });
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <ScreenTitle title={say('hooks.title')} note={say('hooks.note')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
        {session.role !== 'engineer' && eventTypes.length > 0 && (
          <NewEndpoint
            organisation={organisation}
            eventTypes={eventTypes}
            onMade={(made) => {
              setSecret(made.secret);
              void queries.invalidateQueries({ queryKey: ['list', ENDPOINTS.path] });
            }}
          />
        )}
      </ScreenTitle>
      {secret !== null && <Secret key={secret} title={say('hooks.secretTitle')} value={secret} onKept={() => setSecret(null)} />}
      <List
        model={ENDPOINTS}
        list={list}
        label={say('hooks.endpoints')}
        searchHint={say('hooks.searchHint')}
        filters={
          <>
            <FilterChoice list={list} name="state" label={say('column.status')} options={STATES.map((state) => ({ value: state, label: say(`hooks.state.${state}`) }))} />
            <FilterChoice list={list} name="event" label={say('hook.event')} options={eventTypes.map((type) => ({ value: type, label: say(`event.${type}` as WordKey) }))} />
          </>
        }
      />
    </>
  );
}

interface NewProps {
  readonly organisation: string | null;
  readonly eventTypes: readonly string[];
  readonly onMade: (made: EndpointSecretShown) => void;
}

function NewEndpoint({ organisation, eventTypes, onMade }: NewProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>{say('hooks.new')}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={say('hooks.new')} size="lg" closeButtonProps={{ 'aria-label': say('common.close') }}>
        {isOpen && (
          <EndpointForm
            isNew
            isLocked={false}
            start={{ url: '', description: '', eventTypes, isEnabled: true }}
            eventTypes={eventTypes}
            save={({ url, description, eventTypes: chosen }) => ask<EndpointSecretShown>('/webhook-endpoints', { method: 'POST', body: { organisation: organisation ?? undefined, url, description, eventTypes: chosen } })}
            onSaved={(made) => {
              setOpen(false);
              onMade(made);
            }}
          />
        )}
      </Modal>
    </>
  );
}
