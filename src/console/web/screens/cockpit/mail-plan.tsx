import { Link } from 'react-router';
import type { PlannedMailingShown, PlanShown } from '../../../contract/cockpit.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Bar } from '../../parts/bar.js';
import { Panel } from '../../parts/panel.js';
import { useWords, type WordKey } from '../../words/words.js';

const TONES: Readonly<Record<PlannedMailingShown['status'], Tone>> = { draft: 'plain', scheduled: 'waiting', resolving: 'waiting', sending: 'waiting', finished: 'good', cancelled: 'plain' };

/** What goes out around the day, and how far it is. */
export function MailPlan({ plan }: { readonly plan: PlanShown }) {
  const { say } = useWords();
  return (
    <Panel title={say('cockpit.plan')} aside={<Link to="/mailings">{say('menu.to.mailings')}</Link>}>
      {plan.mailings.length === 0 && <p className="soft">{say('cockpit.noMailings')}</p>}
      <ul className="plan">{plan.mailings.map((mailing) => <li key={mailing.id}><Mailing mailing={mailing} /></li>)}</ul>
    </Panel>
  );
}

function Mailing({ mailing: { id, subject, status, sendAt, startedAt, milestone, recipients, sent, failed, isPaused } }: { readonly mailing: PlannedMailingShown }) {
  const { say, time, number } = useWords();
  const at = startedAt ?? sendAt;
  return (
    <>
      <a href={`/console/mailings/${id}`}><bdi>{subject}</bdi></a>
      <p className="small soft">
        <Badge tone={isPaused ? 'fault' : TONES[status]}>{isPaused ? say('mailing.paused') : say(`mailing.${status}`)}</Badge>{' '}
        {at !== null && time(at)}
        {at === null && milestone !== null && <Cue milestone={milestone} />}
      </p>
      {recipients !== null && recipients > 0 && (
        <>
          <Bar share={(sent + failed) / recipients} label={say('mailing.progress', { sent, of: recipients })} />
          <p className="small soft figures">{say('mailing.progress', { sent, of: recipients })}{failed > 0 && ` · ${say('mailing.failed', { n: number(failed) })}`}</p>
        </>
      )}
    </>
  );
}

function Cue({ milestone }: { readonly milestone: string }) {
  const { say } = useWords();
  const [kind = '', n = ''] = milestone.split(' ');
  return <>{say(`milestone.${kind}` as WordKey, { n })}</>;
}
