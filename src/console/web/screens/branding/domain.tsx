import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DomainShown } from '../../../contract/settings.js';
import { Age } from '../../parts/age.js';
import { Badge } from '../../parts/badge.js';
import { Fault, faultOf } from '../../parts/fault.js';
import { Broken, Loading } from '../../parts/states.js';
import { Sure } from '../../parts/sure.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

interface DomainProps {
  readonly organisation: string | null;
  readonly mayEdit: boolean;
}

interface Answer {
  readonly domain: DomainShown | null;
}

/** The host of its own under which an organisation shows its pages. */
export function Domain({ organisation, mayEdit }: DomainProps) {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['domain', organisation], queryFn: () => ask<Answer>(`/branding/domain${query({ organisation })}`), refetchOnWindowFocus: false });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.domain !== null) return <Mapped domain={data.domain} organisation={organisation} mayEdit={mayEdit} />;
  return mayEdit ? <HostForm organisation={organisation} /> : <p className="soft">{say('domain.none')}</p>;
}

function HostForm({ organisation }: Pick<DomainProps, 'organisation'>) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [host, setHost] = useState('');
  const save = useMutation({
    mutationFn: () => ask('/branding/domain', { method: 'PUT', body: { organisation: organisation ?? undefined, host } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['domain'] }),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="soft">{say('domain.none')}</p>
      <TextInput label={say('domain.host')} description={say('domain.hostHint')} value={host} maxLength={253} required error={faultOf(save.error, 'host')} onChange={(event) => setHost(event.target.value)} />
      <div className="form-end"><Button type="submit" variant="default" loading={save.isPending}>{say('domain.save')}</Button></div>
      <Fault error={save.error} />
    </form>
  );
}

function Mapped({ domain: { host, record, checkedAt, fault, provenAt }, organisation, mayEdit }: DomainProps & { readonly domain: DomainShown }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: () => ask<Answer>('/branding/domain/checks', { method: 'POST', body: { organisation: organisation ?? undefined } }),
    onSuccess: (answer) => queries.setQueryData(['domain', organisation], answer),
  });
  return (
    <div className="form">
      <p><strong>{host}</strong> <Badge tone={provenAt === null ? 'waiting' : 'good'}>{say(provenAt === null ? 'domain.unproven' : 'domain.proven')}</Badge></p>
      {provenAt === null && <p>{say('domain.proof', { host })}</p>}
      <dl className="facts">
        <dt>{say('domain.name')}</dt><dd><code>{record.name}</code></dd>
        <dt>{say('domain.type')}</dt><dd><code>TXT</code></dd>
        <dt>{say('domain.text')}</dt><dd><code>{record.text}</code></dd>
        {checkedAt !== null && <><dt>{say('domain.checked')}</dt><dd><Age at={checkedAt} /></dd></>}
      </dl>
      <p className="soft small">{say('domain.leads', { host })}</p>
      <p role="status" className="fault">{fault !== null && say(`domain.fault.${fault}`)}</p>
      {mayEdit && (
        <div className="form-end">
          <Button loading={check.isPending} onClick={() => check.mutate()}>{say('domain.check')}</Button>
          <Sure lever={say('domain.remove')} title={say('domain.removeTitle', { host })} sure={say('domain.removeSure')} act={() => ask(`/branding/domain${query({ organisation })}`, { method: 'DELETE' })} onDone={() => void queries.invalidateQueries({ queryKey: ['domain'] })}>
            {say('domain.removeText')}
          </Sure>
        </div>
      )}
      <Fault error={check.error} />
    </div>
  );
}
