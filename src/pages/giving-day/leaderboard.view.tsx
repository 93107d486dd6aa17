import type { ComponentChild } from 'preact';
import { CountFigure } from '../components/figures.view.js';
import { formatPercent } from '../page-text/counts.js';
import { foreignText, type Voice } from '../page-text/voice.js';
import type { CampaignCard } from './giving-day.page-model.js';
import { leaderboardsOf } from './leaderboards.js';

interface LeaderboardsProps {
  readonly campaigns: readonly CampaignCard[];
  readonly voice: Voice;
}

export function Leaderboards({ campaigns, voice }: LeaderboardsProps) {
  const { byDonors, byPercent } = leaderboardsOf(campaigns);
  const text = voice.text.givingDay;
  if (byDonors.length === 0) return null;
  return (
    <section class="leaders" data-live-part="day leaders">
      <h2>{text.leaders}</h2>
      <div class="leaders-boards">
        <Leaderboard title={text.byDonors} campaigns={byDonors} voice={voice}>
          {(campaign) => <CountFigure value={campaign.donors} forms={voice.text.figures.donors} voice={voice} />}
        </Leaderboard>
        {byPercent.length > 0 && (
          <Leaderboard title={text.byPercent} note={text.byPercentNote} campaigns={byPercent} voice={voice}>
            {(campaign) => <span class="figure">{formatPercent(campaign.percent, voice.locale)}</span>}
          </Leaderboard>
        )}
      </div>
    </section>
  );
}

interface LeaderboardProps extends LeaderboardsProps {
  readonly title: string;
  readonly note?: string;
  readonly children: (campaign: CampaignCard) => ComponentChild;
}

function Leaderboard({ title, note, campaigns, voice, children }: LeaderboardProps) {
  return (
    <div class="leaderboard">
      <h3>{title}</h3>
      <ol>
        {campaigns.map((campaign) => (
          <li key={campaign.slug}>
            <a href={`/c/${campaign.slug}`} {...foreignText(campaign.locale, voice.language)}>{campaign.title}</a>
            <span class="leaderboard-score">{children(campaign)}</span>
          </li>
        ))}
      </ol>
      {note !== undefined && <p class="leaderboard-note">{note}</p>}
    </div>
  );
}
