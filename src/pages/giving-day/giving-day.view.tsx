import { CampaignCard } from '../components/campaign-card.view.js';
import { Artwork } from '../components/artwork.view.js';
import { Countdown } from '../components/countdown.view.js';
import { renderDocument } from '../components/document.view.js';
import { CountFigure, FigureAge, MoneyFigure } from '../components/figures.view.js';
import { FurtherTotals } from '../components/further-totals.view.js';
import { OWN_HUE } from '../components/hue.js';
import { foreignText, voiceOf, type Voice } from '../page-text/voice.js';
import type { GivingDayPageModel } from './giving-day.page-model.js';
import { Pledges } from '../pledges/pledges.view.js';
import { Leaderboards } from './leaderboard.view.js';
import { MatchedCampaigns } from './matched-campaigns.view.js';

/** A giving day with its totals and every campaign, as a whole HTML document. */
export function renderGivingDayPage(model: GivingDayPageModel): string {
  const voice = voiceOf(model.frame);
  return renderDocument({
    frame: model.frame,
    entry: 'giving-day',
    children: (
      <article class="giving-day" data-live-page={String(model.state.kind !== 'closed')}>
        <DayHero model={model} voice={voice} />
        <Pledges pledges={model.pledges} voice={voice} />
        <MatchedCampaigns matched={model.matched} voice={voice} />
        <Leaderboards campaigns={model.leaders} voice={voice} />
        <AllCampaigns model={model} voice={voice} />
        <DayStory model={model} voice={voice} />
      </article>
    ),
  });
}

interface SectionProps {
  readonly model: GivingDayPageModel;
  readonly voice: Voice;
}

function DayHero({ model, voice }: SectionProps) {
  const { frame, raised } = model;
  return (
    <header class="hero">
      <Artwork hue={frame.organisation?.hue ?? OWN_HUE} emblem="" />
      <div class="hero-text">
        <div {...foreignText(frame.locale, frame.language)}>
          <h1>{model.title}</h1>
          <p class="hero-summary">{model.tagline}</p>
        </div>
        <div class="day-figures">
          <DayTotals model={model} voice={voice} />
          <div class="day-clock">
            <Countdown state={model.state} now={raised.asOf} voice={voice} />
            {model.campaigns.length > 0 && <a class="give-link" href="#campaigns">{voice.text.givingDay.chooseCampaign}</a>}
          </div>
        </div>
      </div>
    </header>
  );
}

function DayTotals({ model, voice }: SectionProps) {
  const { raised, donors, donations, campaigns } = model;
  const text = voice.text.figures;
  const [first] = raised.value;
  return (
    <div class="totals" data-live-part="day totals">
      <p class="totals-amount">
        {first && <MoneyFigure value={first} name="total-raised" voice={voice} />}{' '}
        <span class="totals-caption">{voice.text.givingDay.raisedSoFar}</span>
      </p>
      <FurtherTotals totals={raised.value} voice={voice} />
      <p class="totals-counts">
        <CountFigure value={donors.value} forms={text.donors} name="donor-count" voice={voice} />{' '}
        <CountFigure value={donations.value} forms={text.donations} name="donation-count" voice={voice} />{' '}
        <CountFigure value={campaigns.length} forms={text.campaigns} voice={voice} />
      </p>
      <FigureAge figure={raised} voice={voice} />
    </div>
  );
}

function AllCampaigns({ model, voice }: SectionProps) {
  const text = voice.text.givingDay;
  return (
    <section class="campaigns" id="campaigns">
      <div class="campaigns-head">
        <h2>{text.all}</h2>
        <label class="campaigns-filter" data-filter-field hidden>
          <span>{text.filter}</span> <input type="search" placeholder={text.filterPlaceholder} autocomplete="off" data-filter />
        </label>
      </div>
      {model.campaigns.length === 0 && <p class="campaigns-none">{text.noCampaigns}</p>}
      <ul class="campaign-grid">
        {model.campaigns.map((card) => <CampaignCard key={card.slug} card={card} voice={voice} />)}
      </ul>
      <p class="campaigns-none" role="status" data-no-match={text.noMatch} />
    </section>
  );
}

function DayStory({ model: { frame, story }, voice }: SectionProps) {
  if (story.length === 0) return null;
  return (
    <section class="story">
      <h2>{voice.text.givingDay.story}</h2>
      <div {...foreignText(frame.locale, frame.language)}>{story.map((text, index) => <p key={index}>{text}</p>)}</div>
    </section>
  );
}
