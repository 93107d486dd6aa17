import type { LetterKind, LetterNote, LetterState } from '../../receipts/letter.js';
import { Instant } from './instant.view.js';

const KINDS: Readonly<Record<LetterKind, string>> = { receipt: 'Receipt', refund: 'Notice of a refund', dedication: 'Notice of a dedication' };

const STATES: Readonly<Record<LetterState, string>> = {
  waiting: 'waiting to be sent',
  sending: 'being sent',
  sent: 'sent',
  uncertain: 'held: the connection was lost, and it may have arrived',
  refused: 'not sent',
};

/** What was written about a donation, to whom it concerned, and whether it went out. */
export function LetterList({ letters, now }: { readonly letters: readonly LetterNote[]; readonly now: Date }) {
  return (
    <section>
      <h2>Letters</h2>
      {letters.length === 0 && <p class="page-note">None yet.</p>}
      <ul>{letters.map((letter) => <LetterLine key={letter.id} letter={letter} now={now} />)}</ul>
    </section>
  );
}

function LetterLine({ letter: { kind, state, requestedBy, requestedAt, isRepeated, failure }, now }: { readonly letter: LetterNote; readonly now: Date }) {
  return (
    <li>
      {KINDS[kind]}, {STATES[state]}, <Instant at={requestedAt} now={now} />, asked for by <bdi>{requestedBy}</bdi>
      {isRepeated && ', handed over twice under one Message-ID'}
      {failure !== null && <>: <bdi>{failure}</bdi></>}
    </li>
  );
}
