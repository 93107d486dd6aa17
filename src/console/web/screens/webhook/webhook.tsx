import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { EndpointSecretShown, EndpointShown } from '../../../contract/settings.js';
import { Age } from '../../parts/age.js';
import { Fault } from '../../parts/fault.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Secret } from '../../parts/secret.js';
import { Broken, Loading } from '../../parts/states.js';
import { Sure } from '../../parts/sure.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { EndpointForm } from '../webhooks/endpoint-form.js';
import { EndpointState } from '../webhooks/endpoint-state.js';
import { Deliveries } from './deliveries.js';

interface Shown {
  readonly endpoint: EndpointShown;
  readonly eventTypes: readonly string[];
}

/** One endpoint: what it is told, its secret, and what was sent to it. */
export default function Webhook() {
  const { say } = useWords();
  const { id = '' } = useParams();
  const [organisation] = useOrganisation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['webhook', id, organisation], queryFn: () => ask<Shown>(`/webhook-endpoints/${id}${query({ organisation })}`), refetchOnWindowFocus: false });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { endpoint, eventTypes } = data;
  const { url, description, isEnabled } = endpoint;
  return (
    <>
      <ScreenTitle
        back={<Link to={`/webhooks${query({ organisation })}`}>{say('hooks.title')}</Link>}
        title={<bdi>{description || new URL(url).host}</bdi>}
        note={<><EndpointState of={endpoint} /> <code className="small">{url}</code></>}
      />
      <div className="stack">
        <div className="two-columns">
          <Panel title={say('hook.what')}>
            <EndpointForm
              isNew={false}
              isLocked={session.role === 'engineer'}
              start={{ url, description, eventTypes: endpoint.eventTypes, isEnabled }}
              eventTypes={eventTypes}
              save={(values) => ask(`/webhook-endpoints/${id}`, { method: 'PUT', body: { organisation: organisation ?? undefined, ...values } })}
              onSaved={() => void queries.invalidateQueries({ queryKey: ['webhook', id] })}
            />
          </Panel>
          <Levers endpoint={endpoint} organisation={organisation} />
        </div>
        <h2>{say('hook.log')}</h2>
        <Deliveries endpoint={id} organisation={organisation} isEnabled={isEnabled} />
      </div>
    </>
  );
}

function Levers({ endpoint: { id, url, isEnabled, failingSince, previousSecretUntil }, organisation }: { readonly endpoint: EndpointShown; readonly organisation: string | null }) {
  const { say, time } = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const anew = () => void queries.invalidateQueries({ queryKey: ['webhook', id] });
  if (session.role === 'engineer') return null;
  return (
    <div className="stack">
      {secret !== null && <Secret key={secret} title={say('hooks.secretTitle')} value={secret} onKept={() => setSecret(null)} />}
      <Panel title={say('hook.levers')}>
        {failingSince !== null && <p>{say('hook.failingSince')} <Age at={failingSince} /></p>}
        <p className="soft small">{previousSecretUntil === null ? say('hook.secretNote') : say('hook.bothUntil', { when: time(previousSecretUntil) })}</p>
        <div className="panel-levers">
          {isEnabled && <TestEvent id={id} organisation={organisation} />}
          <Sure
            lever={say('hook.rotate')}
            title={say('hook.rotateTitle')}
            sure={say('hook.rotateSure')}
            act={() => ask<EndpointSecretShown>(`/webhook-endpoints/${id}/secret-rotations`, { method: 'POST', body: { organisation: organisation ?? undefined } })}
            onDone={(rotated) => {
              setSecret(rotated.secret);
              anew();
            }}
          >
            {say('hook.rotateText')}
          </Sure>
          <Sure lever={say('hook.delete')} title={say('hook.deleteTitle')} sure={say('hook.deleteSure')} act={() => ask(`/webhook-endpoints/${id}${query({ organisation })}`, { method: 'DELETE' })} onDone={() => void go(`/webhooks${query({ organisation })}`)}>
            {say('hook.deleteText', { url })}
          </Sure>
        </div>
      </Panel>
    </div>
  );
}

function TestEvent({ id, organisation }: { readonly id: string; readonly organisation: string | null }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => ask(`/webhook-endpoints/${id}/deliveries/tests`, { method: 'POST', body: { organisation: organisation ?? undefined } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['list', `/webhook-endpoints/${id}/deliveries`] }),
  });
  return (
    <>
      <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>{say('hook.test')}</Button>
      <Fault error={test.error} />
    </>
  );
}
