import type { LiveState } from '../wire/live.js';
import { useWords } from '../words/words.js';
import './age.css';

/** Says whether what is shown moves by itself at present. */
export function LiveMark({ state }: { readonly state: LiveState }) {
  const { say } = useWords();
  return <span className={`live-mark is-${state}`} role="status">{say(`live.${state}`)}</span>;
}
