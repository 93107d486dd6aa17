import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refusal } from '../wire/ask.js';
import { useWords } from '../words/words.js';
import { Icon } from './icon.js';
import './states.css';

/** While something is being fetched for the first time. */
export function Loading() {
  const { say } = useWords();
  return (
    <div className="state" role="status">
      <Loader size="sm" aria-hidden="true" />
      <span className="hidden-text">{say('common.loading')}</span>
    </div>
  );
}

/** Where there is nothing, why that is well so, and what can be done about it. */
export function Quiet({ title, children, lever }: { readonly title: string; readonly children?: ReactNode; readonly lever?: ReactNode }) {
  return (
    <div className="state is-quiet">
      <p className="state-title">{title}</p>
      {children !== undefined && <p className="soft">{children}</p>}
      {lever}
    </div>
  );
}

/** What could not be shown, and the way to try again. */
export function Broken({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  const { say } = useWords();
  return (
    <div className="state is-broken" role="alert">
      <Icon name="warning" size={24} />
      <p className="state-title">{say(error instanceof Refusal && error.status === 404 ? 'missing.title' : 'broken.title')}</p>
      <p className="soft">{error instanceof Refusal && error.status !== 404 ? error.message : say(error instanceof Refusal ? 'missing.text' : 'broken.text')}</p>
      <Button variant="default" size="xs" onClick={again}>{say('common.again')}</Button>
    </div>
  );
}
