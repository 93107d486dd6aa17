import type { LetterShown } from '../../../contract/donations.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';

const TONES: Readonly<Record<LetterShown['state'], Tone>> = { waiting: 'waiting', sending: 'waiting', sent: 'good', uncertain: 'waiting', refused: 'fault' };

/** What was written to people about it. */
export function Letters({ letters }: { readonly letters: readonly LetterShown[] }) {
  const { say, time } = useWords();
  return (
    <Panel title={say('letters.title')}>
      {letters.length === 0 && <p className="soft">{say('letters.none')}</p>}
      <ul className="plain-list">
        {letters.map(({ id, kind, state, at, failure }) => (
          <li key={id}>
            {say(`letter.${kind}`)} <Badge tone={TONES[state]}>{say(`letter.${state}`)}</Badge> <span className="soft">{time(at)}</span>
            {failure !== null && <p className="soft"><code>{failure}</code></p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
