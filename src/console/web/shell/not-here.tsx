import { Link } from 'react-router';
import { useWords } from '../words/words.js';
import { Quiet } from '../parts/states.js';

export function NotHere() {
  const { say } = useWords();
  return <Quiet title={say('missing.title')}>{say('missing.text')} <Link to="/">{say('missing.home')}</Link></Quiet>;
}
