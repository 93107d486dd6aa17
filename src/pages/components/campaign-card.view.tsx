import { formatMoney } from '../../shared/money.js';
import type { CampaignCard as CampaignCardModel } from '../giving-day/giving-day.page-model.js';
import { fillText } from '../page-text/fill.js';
import { foreignText, type Voice } from '../page-text/voice.js';
import { Artwork } from './artwork.view.js';
import { CountFigure, FigureAge, MoneyFigure } from './figures.view.js';
import { hueClass } from './hue.js';
import { Progress } from './progress.view.js';

export function CampaignCard({ card, voice }: { readonly card: CampaignCardModel; readonly voice: Voice }) {
  const { raised, raisedOfGoal, donors } = voice.text.figures;
  const caption = card.goal === null ? raised : fillText(raisedOfGoal, { goal: formatMoney(card.goal, voice.locale) });
  return (
    <li class={`campaign-card ${hueClass(card.artwork.hue)}`} data-campaign={card.slug} data-live-part={card.slug}>
      <Artwork {...card.artwork} />
      <div class="campaign-card-body">
        <div {...foreignText(card.locale, voice.language)}>
          <h3><a href={`/c/${card.slug}`}>{card.title}</a></h3>
          <p class="campaign-card-summary">{card.summary}</p>
        </div>
        <p class="campaign-card-total"><MoneyFigure value={card.raised.value} voice={voice} /> <span>{caption}</span></p>
        {card.goal !== null && <Progress percent={card.percent} voice={voice} />}
        <div class="campaign-card-foot">
          <p><CountFigure value={card.donors} forms={donors} voice={voice} /></p>
          <FigureAge figure={card.raised} voice={voice} brief />
        </div>
      </div>
    </li>
  );
}
