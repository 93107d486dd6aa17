import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/words.js';
import { Panel } from './panel.js';

interface SecretProps {
  readonly title: string;
  readonly value: string;
  readonly onKept: () => void;
}

/** A secret, the one time it is shown. Whoever reads by ear or by keys stands in it at once. */
export function Secret({ title, value, onKept }: SecretProps) {
  const { say } = useWords();
  const [isCopied, setCopied] = useState(false);
  return (
    <Panel title={title} className="secret">
      <div className="form">
        <TextInput label={say('secret.label')} description={say('secret.once')} value={value} readOnly autoFocus onFocus={(event) => event.target.select()} styles={{ input: { fontFamily: 'var(--code)' } }} />
        <div className="form-end">
          {isSecureContext && <Button onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}>{say('secret.copy')}</Button>}
          <Button variant="default" onClick={onKept}>{say('secret.kept')}</Button>
          <span className="kept" role="status">{isCopied && say('secret.copied')}</span>
        </div>
      </div>
    </Panel>
  );
}
