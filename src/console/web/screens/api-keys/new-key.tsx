import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MadeKeyShown } from '../../../contract/settings.js';
import { Fault, faultOf } from '../../parts/fault.js';
import { Icon } from '../../parts/icon.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

interface NewKeyProps {
  readonly organisation: string | null;
  readonly onMade: (made: MadeKeyShown) => void;
}

/** Makes a key, after asking what it is for and what it may do. */
export function NewKey({ organisation, onMade }: NewKeyProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>{say('keys.new')}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={say('keys.new')} size="lg" closeButtonProps={{ 'aria-label': say('common.close') }}>
        {isOpen && (
          <KeyForm
            organisation={organisation}
            onMade={(made) => {
              setOpen(false);
              onMade(made);
            }}
          />
        )}
      </Modal>
    </>
  );
}

const DAY_MS = 86_400_000;
const LIVES = ['30', '90', '365', ''] as const;

function KeyForm({ organisation, onMade }: NewKeyProps) {
  const { say, lasting } = useWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState<string>('365');
  const { data: possible = [] } = useQuery({ queryKey: ['api-key-scopes'], queryFn: () => ask<readonly string[]>('/api-keys/scopes'), staleTime: Infinity });
  const make = useMutation({
    mutationFn: () => ask<MadeKeyShown>('/api-keys', { method: 'POST', body: { organisation: organisation ?? undefined, name, scopes, expiresAt: days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString() } }),
    onSuccess: onMade,
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <TextInput label={say('keys.name')} description={say('keys.nameHint')} value={name} onChange={(event) => setName(event.target.value)} required maxLength={100} data-autofocus error={faultOf(make.error, 'name')} />
      <Checkbox.Group label={say('keys.scopes')} description={say('keys.scopesHint')} value={scopes} onChange={setScopes} error={faultOf(make.error, 'scopes')}>
        <div className="form-row key-scopes">{possible.map((scope) => <Checkbox key={scope} value={scope} label={<code>{scope}</code>} />)}</div>
      </Checkbox.Group>
      <Select
        label={say('keys.expires')}
        data={LIVES.map((life) => ({ value: life, label: life === '' ? say('keys.neverUntil') : lasting(Number(life) * 86_400) }))}
        value={days}
        onChange={(chosen) => setDays(chosen ?? '')}
        allowDeselect={false}
        error={faultOf(make.error, 'expiresAt')}
      />
      <div className="form-end"><Button type="submit" disabled={name.trim() === '' || scopes.length === 0} loading={make.isPending}>{say('keys.make')}</Button></div>
      <Fault error={make.error} />
    </form>
  );
}
