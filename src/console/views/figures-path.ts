import type { Fundraiser } from '../../campaigns/fundraiser.reader.js';

/** Where the figures of a campaign or a giving day are shown. */
export function figuresPath({ kind, slug }: Pick<Fundraiser, 'kind' | 'slug'>): string {
  return `/console/figures/${kind === 'campaign' ? 'campaign' : 'giving-day'}/${slug}`;
}
