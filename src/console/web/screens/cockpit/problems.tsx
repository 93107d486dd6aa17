import { Link } from 'react-router';
import type { ProblemShown } from '../../../contract/cockpit.js';
import { Age } from '../../parts/age.js';
import { Icon } from '../../parts/icon.js';
import { useWords, type WordKey } from '../../words/words.js';

/** What somebody should look at, the gravest first; or that there is nothing of the kind. */
export function Problems({ problems }: { readonly problems: readonly ProblemShown[] }) {
  const { say } = useWords();
  if (problems.length === 0) return <p className="all-well"><Icon name="check" /> {say('cockpit.allWell')}</p>;
  return (
    <ul className="problems" aria-live="polite">
      {problems.map((problem) => <Problem key={`${problem.kind} ${problem.about} ${problem.link}`} problem={problem} />)}
    </ul>
  );
}

function Problem({ problem: { kind, gravity, about, link, number, reason, since } }: { readonly problem: ProblemShown }) {
  const { say, count } = useWords();
  const named = kind.startsWith('queue') || kind === 'kind_paused' || kind === 'jobs_set_aside' ? say(`kind.${about}` as WordKey) : (about ?? '');
  return (
    <li className={`problem is-${gravity}`}>
      <Icon name="warning" />
      <div>
        <p><span className="hidden-text">{say(`gravity.${gravity}`)}: </span>{count(`problem.${kind}`, number ?? 0, { about: named, number: number ?? 0 })}</p>
        {(reason !== null || since !== null) && (
          <p className="soft small">{reason !== null && <code>{reason}</code>} {since !== null && <Age at={since} prefix={say('problem.since')} />}</p>
        )}
      </div>
      {link !== null && <Way to={link} />}
    </li>
  );
}

/** Screens are drawn here; everything else is a page of the server's. */
function Way({ to }: { readonly to: string }) {
  const { say } = useWords();
  const own = /^\/console(\/(engine|donations|cockpit|campaigns|imports|matches|refund-limits)\b.*)/.exec(to)?.[1];
  return own === undefined ? <a href={to}>{say('problem.look')}</a> : <Link to={own}>{say('problem.look')}</Link>;
}
