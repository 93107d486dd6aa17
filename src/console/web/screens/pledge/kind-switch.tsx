import { NavLink } from 'react-router';
import { query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import './pledge.css';

/** The two kinds of what sponsors promise, each a list of its own. */
export function KindSwitch({ organisation }: { readonly organisation: string | null }) {
  const { say } = useWords();
  return (
    <nav className="kind-switch" aria-label={say('pledges.kinds')}>
      <NavLink end to={`/matches${query({ organisation })}`}>{say('matches.title')}</NavLink>
      <NavLink to={`/matches/challenges${query({ organisation })}`}>{say('challenges.title')}</NavLink>
    </nav>
  );
}
