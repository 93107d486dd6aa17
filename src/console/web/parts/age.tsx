import type { FigureShown } from '../../contract/common.js';
import { useNow } from '../wire/now.js';
import { useWords } from '../words/words.js';
import './age.css';

/** How old something is, going on while it is looked at. */
export function Age({ at, prefix }: { readonly at: string; readonly prefix?: string | undefined }) {
  const { ago, time } = useWords();
  const now = useNow();
  return <time className="age" dateTime={at} title={time(at)}>{prefix}{prefix === undefined ? '' : ' '}{ago(at, now)}</time>;
}

/** The age of a figure, and a word where it is older than readers are promised. */
export function FigureAge({ of: { asOf, stale } }: { readonly of: Pick<FigureShown<unknown>, 'asOf' | 'stale'> }) {
  const { say } = useWords();
  return (
    <span className={stale ? 'figure-age is-stale' : 'figure-age'}>
      {stale && <>{say('figure.stale')} · </>}
      <Age at={asOf} prefix={say('figure.asOf')} />
    </span>
  );
}
