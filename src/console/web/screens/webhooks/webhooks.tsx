import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EndpointSecretShown, EndpointShown } from '../../../contract/settings.js';
import { Icon } from '../../parts/icon.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { PlainTable } from '../../parts/plain-table.js';
import { Secret } from '../../parts/secret.js';
import { Broken, Loading, Quiet } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { EndpointForm } from './endpoint-form.js';
import { EndpointState } from './endpoint-state.js';

interface Endpoints {
  readonly endpoints: readonly EndpointShown[];
  readonly eventTypes: readonly string[];
}

/** Where an organisation's own systems are told of what happens. */
export default function Webhooks() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['webhooks', organisation], queryFn: () => ask<Endpoints>(`/webhook-endpoints${query({ organisation })}`) });
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <ScreenTitle title={say('hooks.title')} note={say('hooks.note')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
        {session.role !== 'engineer' && data !== undefined && (
          <NewEndpoint
            organisation={organisation}
            eventTypes={data.eventTypes}
            onMade={(made) => {
              setSecret(made.secret);
              void queries.invalidateQueries({ queryKey: ['webhooks'] });
            }}
          />
        )}
      </ScreenTitle>
      {secret !== null && <Secret key={secret} title={say('hooks.secretTitle')} value={secret} onKept={() => setSecret(null)} />}
      {error !== null && <Broken error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Loading />}
      {data?.endpoints.length === 0 && <Quiet title={say('hooks.empty')}>{say('hooks.emptyText')}</Quiet>}
      {data !== undefined && data.endpoints.length > 0 && <Panel title={say('hooks.endpoints')}><EndpointTable endpoints={data.endpoints} organisation={organisation} /></Panel>}
    </>
  );
}

function EndpointTable({ endpoints, organisation }: { readonly endpoints: readonly EndpointShown[]; readonly organisation: string | null }) {
  const { say } = useWords();
  return (
    <PlainTable
      label={say('hooks.endpoints')}
      heads={[{ title: say('hook.url') }, { title: say('hook.description') }, { title: say('hook.events') }, { title: say('column.status') }]}
      lines={endpoints.map((endpoint) => ({
        key: endpoint.id,
        cells: [
          <Link key="url" to={`/webhooks/${endpoint.id}${query({ organisation })}`} className="cell-long">{endpoint.url}</Link>,
          <bdi key="description">{endpoint.description || '–'}</bdi>,
          <span key="events" className="tags">{endpoint.eventTypes.map((type) => <code key={type} className="small">{type}</code>)}</span>,
          <EndpointState key="state" of={endpoint} />,
        ],
      }))}
    />
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
