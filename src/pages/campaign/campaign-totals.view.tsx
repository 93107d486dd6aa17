import { formatMoney } from '../../shared/money.js';
import { FigureAge, CountFigure, MoneyFigure } from '../components/figures.view.js';
import { Progress } from '../components/progress.view.js';
import { fillText } from '../page-text/fill.js';
import type { Voice } from '../page-text/voice.js';
import type { DatedFigure } from '../page-frame.js';
import type { CampaignPageModel } from './campaign.page-model.js';

/** The live total: the first thing a donor sees, and what the browser keeps up to date. */
export function CampaignTotals({ model, voice }: { readonly model: CampaignPageModel; readonly voice: Voice }) {
  const { goal, raised, donors, percent } = model;
  const text = voice.text.figures;
  return (
    <div class="totals" data-live-campaign={model.slug} data-live={String(model.state.kind !== 'closed')}>
      <p class="totals-amount">
        <MoneyFigure value={raised.value} name="total-raised" voice={voice} />{' '}
        <span class="totals-caption">
          {goal === null ? text.raised : fillText(text.raisedOfGoal, { goal: formatMoney(goal, voice.locale) })}
        </span>
      </p>
      {goal !== null && <Progress percent={percent} goal={goal.amount} voice={voice} />}
      <p class="totals-donors"><CountFigure value={donors.value} forms={text.donors} name="donor-count" voice={voice} /></p>
      <FigureAge figure={olderOf(model)} voice={voice} />
    </div>
  );
}

/** Two figures shown together are as old as the older one. */
function olderOf({ raised, donors }: CampaignPageModel): DatedFigure<null> {
  const asOf = raised.asOf < donors.asOf ? raised.asOf : donors.asOf;
  return { of: raised.of, value: null, asOf, stale: raised.stale || donors.stale };
}
