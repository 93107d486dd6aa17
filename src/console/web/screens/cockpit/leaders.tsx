import { Link } from 'react-router';
import type { LeadersShown } from '../../../contract/cockpit.js';
import { FigureAge } from '../../parts/age.js';
import { Bar } from '../../parts/bar.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';

/** The campaigns that have raised most. */
export function Leaders({ of: { leaders, campaigns } }: { readonly of: LeadersShown }) {
  const { say, money, count, percent } = useWords();
  return (
    <Panel title={say('cockpit.leaders')} aside={count('cockpit.campaigns', campaigns)}>
      {leaders.length === 0 && <p className="soft">{say('cockpit.noCampaigns')}</p>}
      <ol className="leaders">
        {leaders.map(({ slug, title, raised, donors, goal }) => {
          const share = goal === null ? null : raised.value.amount / goal;
          return (
            <li key={slug}>
              <Link to={`/campaigns/${slug}`}><bdi>{title}</bdi></Link>
              <span className="leader-raised figures">{money(raised.value)}</span>
              <span className="soft small figures">{count('cockpit.donorCount', donors)}{share !== null && ` · ${percent(Math.floor(share * 100) / 100)}`}{raised.stale && <> · <FigureAge of={raised} /></>}</span>
              {share !== null && <Bar share={share} label={say('cockpit.goalReached', { share: percent(Math.floor(share * 100) / 100) })} tone={share >= 1 ? 'good' : 'now'} />}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
