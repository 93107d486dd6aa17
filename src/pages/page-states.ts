import { stateAt, type Period } from '../campaigns/campaign-period.js';
import type { CampaignState } from './campaign/campaign.page-model.js';

/** Where a period stands, in the form pages show it. */
export function pageStateOf(period: Period, now: Date): CampaignState {
  const state = stateAt(period, now);
  if (state === 'upcoming') return { kind: 'upcoming', opensAt: period.opensAt.toISOString() };
  const end = period.closesAt?.toISOString() ?? null;
  return state === 'open' ? { kind: 'open', closesAt: end } : { kind: 'closed', closedAt: end };
}

/** Paragraphs of a text that parts them by blank lines. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}
