import { Artwork } from '../components/artwork.view.js';
import { CampaignCard } from '../components/campaign-card.view.js';
import { renderDocument } from '../components/document.view.js';
import { OWN_HUE } from '../components/hue.js';
import { voiceOf } from '../page-text/voice.js';
import { GivingDayCard } from './giving-day-card.view.js';
import type { HomePageModel } from './home.page-model.js';

/** What is on now, as a whole HTML document. */
export function renderHomePage({ frame, givingDays, campaigns }: HomePageModel): string {
  const voice = voiceOf(frame);
  const text = voice.text.home;
  return renderDocument({
    frame,
    entry: 'home',
    children: (
      <>
        <header class="pitch">
          <Artwork hue={OWN_HUE} emblem="" />
          <h1>{text.lead}</h1>
          <p>{text.pitch}</p>
        </header>
        {givingDays.length + campaigns.length === 0 && <p class="home-nothing">{text.nothing}</p>}
        {givingDays.length > 0 && (
          <section class="home-days">
            <h2>{text.givingDays}</h2>
            <ul class="day-cards">{givingDays.map((day) => <GivingDayCard key={day.slug} day={day} voice={voice} />)}</ul>
          </section>
        )}
        {campaigns.length > 0 && (
          <section class="campaigns">
            <h2>{text.campaigns}</h2>
            <ul class="campaign-grid">{campaigns.map((card) => <CampaignCard key={card.slug} card={card} voice={voice} />)}</ul>
          </section>
        )}
      </>
    ),
  });
}
