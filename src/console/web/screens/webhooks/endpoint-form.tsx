import { Checkbox, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointText } from '../../../contract/settings.js';
import { faultOf } from '../../parts/fault.js';
import { FormEnd } from '../../parts/form-end.js';
import { useWords, type WordKey } from '../../words/words.js';

export interface EndpointValues extends EndpointText {
  readonly isEnabled: boolean;
}

interface FormProps<Answer> {
  readonly start: EndpointValues;
  readonly eventTypes: readonly string[];
  readonly isNew: boolean;
  readonly isLocked: boolean;
  readonly save: (values: EndpointValues) => Promise<Answer>;
  readonly onSaved: (answer: Answer) => void;
}

/** Where something is sent, and what. */
export function EndpointForm<Answer>({ start, eventTypes, isNew, isLocked, save, onSaved }: FormProps<Answer>) {
  const { say } = useWords();
  const [values, setValues] = useState(start);
  const saved = useMutation({ mutationFn: () => save(values), onSuccess: onSaved });
  const change = (changes: Partial<EndpointValues>) => {
    saved.reset();
    setValues((before) => ({ ...before, ...changes }));
  };
  const text = (name: 'url' | 'description') => ({ label: say(`hook.${name}`), description: say(`hook.${name}Hint`), value: values[name], readOnly: isLocked, error: faultOf(saved.error, name), onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }) });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        saved.mutate();
      }}
    >
      <TextInput {...text('url')} type="url" required maxLength={2_000} placeholder="https://" />
      <TextInput {...text('description')} maxLength={400} />
      <Checkbox.Group label={say('hook.events')} value={[...values.eventTypes]} onChange={(chosen) => change({ eventTypes: chosen })} error={faultOf(saved.error, 'eventTypes')} readOnly={isLocked}>
        <div className="stack column-choice">{eventTypes.map((type) => <Checkbox key={type} value={type} label={say(`event.${type}` as WordKey)} description={<code>{type}</code>} />)}</div>
      </Checkbox.Group>
      {!isNew && <Switch label={say('hook.enabled')} checked={values.isEnabled} disabled={isLocked} onChange={(event) => change({ isEnabled: event.target.checked })} />}
      <FormEnd sent={saved} isLocked={isLocked} isDisabled={values.eventTypes.length === 0} label={say(isNew ? 'hooks.make' : 'common.save')} />
    </form>
  );
}
