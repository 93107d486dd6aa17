import { Artwork } from '../components/artwork.view.js';
import { Schedule } from '../components/countdown.view.js';
import { CountFigure, FigureAge, MoneyFigure } from '../components/figures.view.js';
import { FurtherTotals } from '../components/further-totals.view.js';
import { hueClass } from '../components/hue.js';
import { foreignText, type Voice } from '../page-text/voice.js';
import type { GivingDayCard as GivingDayCardModel } from './home.page-model.js';

interface GivingDayCardProps {
  readonly day: GivingDayCardModel;
  readonly voice: Voice;
}

export function GivingDayCard({ day, voice }: GivingDayCardProps) {
  return (
    <li class={`day-card ${hueClass(day.organisation.hue)}`}>
      <Artwork hue={day.organisation.hue} emblem="" />
      <div class="day-card-text">
        <p class="day-card-organisation">
          <bdi>{day.organisation.name}</bdi> {day.state.kind === 'open' && <span class="day-card-live">{voice.text.home.live}</span>}
        </p>
        <div {...foreignText(day.locale, voice.language)}>
          <h3><a href={`/g/${day.slug}`}>{day.title}</a></h3>
          <p>{day.tagline}</p>
        </div>
        <CardTotals day={day} voice={voice} />
        <Schedule state={day.state} voice={voice} />
        <span class="give-link" aria-hidden="true">{voice.text.home.enter}</span>
      </div>
    </li>
  );
}

function CardTotals({ day, voice }: GivingDayCardProps) {
  const text = voice.text.figures;
  const [first] = day.raised.value;
  return (
    <>
      {first && <p class="day-card-total"><MoneyFigure value={first} voice={voice} /> <span>{text.raised}</span></p>}
      <FurtherTotals totals={day.raised.value} voice={voice} />
      <p class="totals-counts">
        <CountFigure value={day.donors} forms={text.donors} voice={voice} />{' '}
        <CountFigure value={day.campaignCount} forms={text.campaigns} voice={voice} />
      </p>
      <FigureAge figure={day.raised} voice={voice} brief />
    </>
  );
}
