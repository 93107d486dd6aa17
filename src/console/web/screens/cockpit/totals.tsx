import type { CockpitShown } from '../../../contract/cockpit.js';
import { FigureAge } from '../../parts/age.js';
import { Bar } from '../../parts/bar.js';
import { useNow } from '../../wire/now.js';
import { useWords } from '../../words/words.js';
import { hourNow, raisedUntil } from './hours.js';

/** Sums in other currencies than the day's own that are written out. */
const SHOWN = 3;

/** What has come in, how far it is from the goal, and how it stands against the same hour of the edition before. */
export function Totals({ cockpit }: { readonly cockpit: CockpitShown }) {
  const { say, money, number, count } = useWords();
  const { raised, donors, donations } = cockpit.totals;
  const [own, ...others] = raised.value;
  return (
    <section className="totals" aria-label={say('cockpit.totals')}>
      <div className="total is-first">
        <p className="total-name">{say('cockpit.raised')}</p>
        <p className="total-figure figures" data-figure="raised">{own === undefined ? '–' : money(own)}</p>
        {others.length > 0 && (
          <p className="soft small figures" title={others.map(money).join(' · ')}>
            {others.slice(0, SHOWN).map(money).join(' · ')}{others.length > SHOWN && ` · ${count('cockpit.moreCurrencies', others.length - SHOWN)}`}
          </p>
        )}
        <FigureAge of={raised} />
      </div>
      <Goal cockpit={cockpit} />
      <div className="total">
        <p className="total-name">{say('cockpit.donors')}</p>
        <p className="total-figure figures">{number(donors.value)}</p>
        <FigureAge of={donors} />
      </div>
      <div className="total">
        <p className="total-name">{say('cockpit.donations')}</p>
        <p className="total-figure figures" data-figure="donations">{number(donations.value)}</p>
        <FigureAge of={donations} />
      </div>
    </section>
  );
}

function Goal({ cockpit }: { readonly cockpit: CockpitShown }) {
  const { say, money, percent } = useWords();
  const { raised, goal } = cockpit.totals;
  const amount = raised.value[0]?.amount ?? 0;
  const share = goal === null ? 0 : amount / goal.amount;
  return (
    <div className="total is-goal">
      <p className="total-name">{goal === null ? say('cockpit.noGoal') : say('cockpit.ofGoal', { goal: money(goal) })}</p>
      {goal !== null && <p className="total-figure figures">{percent(Math.floor(share * 100) / 100)}</p>}
      {goal !== null && <Bar share={share} label={say('cockpit.goalReached', { share: percent(Math.floor(share * 100) / 100) })} tone={share >= 1 ? 'good' : 'now'} />}
      <AgainstLast cockpit={cockpit} />
    </div>
  );
}

function AgainstLast({ cockpit: { day, totals, pace } }: { readonly cockpit: CockpitShown }) {
  const { say, money, percent } = useWords();
  const now = useNow();
  const hour = hourNow(day, now);
  if (pace.last === null || hour < 0) return null;
  const then = raisedUntil(pace.last.hours, hour);
  const amount = totals.raised.value[0]?.amount ?? 0;
  const difference = { amount: Math.abs(Math.round(amount - then)), currency: day.currency };
  const words = { money: money(difference), share: then > 0 ? percent(Math.abs(amount - then) / then) : '–', title: pace.last.title };
  const isAhead = amount >= then;
  return <p className={isAhead ? 'against is-ahead' : 'against is-behind'}>{say(isAhead ? 'cockpit.ahead' : 'cockpit.behind', words)}</p>;
}
