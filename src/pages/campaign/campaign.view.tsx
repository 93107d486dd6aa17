import { Artwork } from '../components/artwork.view.js';
import { Countdown } from '../components/countdown.view.js';
import { renderDocument } from '../components/document.view.js';
import { DonationForm } from '../components/donation-form.view.js';
import { FaultSummary } from '../components/fault-summary.view.js';
import { DonorList } from '../components/donor-list.view.js';
import { Instant } from '../components/instant.view.js';
import { fill } from '../page-text/fill.js';
import { foreignText, voiceOf, type Voice } from '../page-text/voice.js';
import { MatchLine, Pledges } from '../pledges/pledges.view.js';
import { CampaignTotals } from './campaign-totals.view.js';
import type { CampaignPageModel } from './campaign.page-model.js';

/** The page donors give on, as a whole HTML document. */
export function renderCampaignPage(model: CampaignPageModel): string {
  const voice = voiceOf(model.frame);
  const isRefused = model.form.faults.length > 0;
  const title = isRefused ? `${voice.text.form.faultPrefix}: ${model.frame.title}` : model.frame.title;
  return renderDocument({
    frame: model.frame,
    entry: 'campaign',
    title,
    hue: model.artwork.hue,
    children: (
      <article class={isRefused ? 'campaign is-refused' : 'campaign'}>
        <FaultSummary form={model.form} voice={voice} />
        <CampaignHero model={model} voice={voice} />
        <GivingPanel model={model} voice={voice} />
        <CampaignBody model={model} voice={voice} />
        {model.state.kind === 'open' && <a class="give-bar" href="#give" data-give-bar>{voice.text.campaign.give}</a>}
      </article>
    ),
  });
}

interface SectionProps {
  readonly model: CampaignPageModel;
  readonly voice: Voice;
}

function CampaignHero({ model, voice }: SectionProps) {
  const { givingDay, frame } = model;
  const day = givingDay && <a href={givingDay.path}><bdi>{givingDay.title}</bdi></a>;
  return (
    <header class="hero">
      <Artwork {...model.artwork} />
      <div class="hero-text">
        {day && <p class="hero-day">{fill(voice.text.campaign.partOf, { day })}</p>}
        <div {...foreignText(frame.locale, frame.language)}>
          <h1>{model.title}</h1>
          <p class="hero-summary">{model.summary}</p>
        </div>
        <CampaignTotals model={model} voice={voice} />
      </div>
    </header>
  );
}

function GivingPanel({ model, voice }: SectionProps) {
  const { state, form, raised, pledges } = model;
  const text = voice.text.campaign;
  return (
    <section class={`giving is-${state.kind}`} id="give" aria-labelledby="give-title">
      <div class="giving-card">
        <h2 id="give-title">{{ open: voice.text.form.title, upcoming: text.upcomingTitle, closed: text.closedTitle }[state.kind]}</h2>
        <Countdown state={state} now={raised.asOf} voice={voice} />
        {state.kind === 'open' && <MatchLine pledges={pledges} voice={voice} />}
        {state.kind === 'open' && <DonationForm form={form} voice={voice} />}
        {state.kind === 'closed' && <p>{text.closedText}</p>}
        {state.kind === 'upcoming' && <p>{fill(text.upcomingText, { time: <Instant at={state.opensAt} voice={voice} /> })}</p>}
      </div>
    </section>
  );
}

function CampaignBody({ model, voice }: SectionProps) {
  const { frame, story, latest, pledges } = model;
  return (
    <div class="campaign-body">
      <Pledges pledges={pledges} voice={voice} />
      {story.length > 0 && (
        <section class="story">
          <h2>{voice.text.campaign.story}</h2>
          <div {...foreignText(frame.locale, frame.language)}>{story.map((text, index) => <p key={index}>{text}</p>)}</div>
        </section>
      )}
      <section class="latest">
        <h2>{voice.text.campaign.latest}</h2>
        <DonorList donations={latest} voice={voice} />
      </section>
    </div>
  );
}
