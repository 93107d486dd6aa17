import { formatPercent } from '../page-text/counts.js';
import { moveFigure } from './live-figure.js';
import { showPledges, type PledgesAnswer } from './live-pledges.js';
import { writeTime } from './local-times.js';
import { pageLocale } from './locale.js';
import { pollWhileVisible } from './polling.js';

interface CampaignFigures extends PledgesAnswer {
  readonly totalRaised: { readonly amount: number; readonly asOf: string; readonly stale: boolean };
  readonly donorCount: { readonly value: number };
}

/** Keeps the total, the donors, the bar and their age on a campaign's page up to date. */
export function followCampaign(): void {
  const totals = document.querySelector<HTMLElement>('[data-live-campaign]');
  if (!totals || totals.dataset.live !== 'true') return;
  pollWhileVisible(5, async () => {
    const answer = await fetch(`/api/v1/campaigns/${totals.dataset.liveCampaign}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const figures = (await answer.json()) as CampaignFigures;
    show(totals, figures);
    await showPledges(figures);
    return true;
  });
}

function show(totals: HTMLElement, { totalRaised, donorCount }: CampaignFigures): void {
  const time = totals.querySelector<HTMLTimeElement>('[data-figure=as-of]');
  // An answer that took a slower way must not turn the total back.
  if (time && totalRaised.asOf < time.dateTime) return;
  if (time) writeTime(time, totalRaised.asOf);
  const stale = totals.querySelector<HTMLElement>('[data-stale]');
  if (stale) stale.hidden = !totalRaised.stale;
  moveNamed(totals, 'total-raised', totalRaised.amount);
  moveNamed(totals, 'donor-count', donorCount.value);
  showProgress(totals, totalRaised.amount);
}

function moveNamed(totals: HTMLElement, name: string, value: number): void {
  const figure = totals.querySelector<HTMLDataElement>(`[data-figure=${name}]`);
  if (figure) moveFigure(figure, value);
}

function showProgress(totals: HTMLElement, raised: number): void {
  const bar = totals.querySelector('progress');
  const label = totals.querySelector('[data-figure=percent]');
  if (!bar || !label) return;
  const percent = Math.max(0, Math.floor((raised / Number(bar.dataset.goal)) * 100));
  bar.value = Math.min(100, percent);
  label.textContent = formatPercent(percent, pageLocale);
  bar.ariaLabel = label.parentElement?.textContent ?? null;
  bar.parentElement?.classList.toggle('is-reached', percent >= 100);
}
