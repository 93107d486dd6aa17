import { Injectable } from '@nestjs/common';
import { CampaignNotFound, GivingDayNotFound } from '../../campaigns/campaigns.errors.js';
import { CampaignReader } from '../../campaigns/campaign.reader.js';
import { GivingDayReader } from '../../campaigns/giving-day.reader.js';
import { PageSource, type PageContent } from '../../http/rendered/page-source.js';
import type { Slug } from '../../shared/slug.js';
import { CampaignPages } from '../campaign/campaign-pages.js';
import type { CampaignPageModel } from '../campaign/campaign.page-model.js';
import { renderCampaignPage } from '../campaign/campaign.view.js';
import { GivingDayPages } from '../giving-day/giving-day-pages.js';
import { renderGivingDayPage } from '../giving-day/giving-day.view.js';
import { HomePages } from '../home/home-pages.js';
import { renderHomePage } from '../home/home.view.js';
import { renderWidget } from '../widget/widget.view.js';
import { pageNameOf } from './page-address.js';
import { contentOf } from './page-facts.js';

/** The pages everyone sees alike. */
@Injectable()
export class DonorPageSource extends PageSource {
  constructor(
    private readonly campaigns: CampaignReader,
    private readonly givingDays: GivingDayReader,
    private readonly campaignPages: CampaignPages,
    private readonly givingDayPages: GivingDayPages,
    private readonly homePages: HomePages,
  ) {
    super();
  }

  async findExisting(pages: readonly string[]): Promise<ReadonlySet<string>> {
    const [campaigns, givingDays] = await Promise.all([
      this.campaigns.findPublishedSlugs(slugsOf(['campaign', 'widget'], pages)),
      this.givingDays.findPublishedSlugs(slugsOf(['givingDay'], pages)),
    ]);
    return new Set(['/', ...campaigns.flatMap((slug) => [`/c/${slug}`, `/c/${slug}/widget`]), ...givingDays.map((slug) => `/g/${slug}`)]);
  }

  async build(page: string): Promise<PageContent | null> {
    const name = pageNameOf(page);
    if (name?.kind === 'campaign') return this.#buildCampaign(name.slug, renderCampaignPage, false);
    if (name?.kind === 'widget') return this.#buildCampaign(name.slug, renderWidget, true);
    if (name?.kind === 'givingDay') return this.#buildGivingDay(name.slug);
    return contentOf(await this.homePages.build(null), renderHomePage);
  }

  missing(page: string): Error {
    return pageNameOf(page)?.kind === 'givingDay' ? new GivingDayNotFound() : new CampaignNotFound();
  }

  async #buildCampaign(slug: Slug, render: (model: CampaignPageModel) => string, isEmbeddable: boolean): Promise<PageContent | null> {
    const published = await this.campaigns.findPublished(slug);
    return published && contentOf(await this.campaignPages.build(published, null), render, isEmbeddable);
  }

  async #buildGivingDay(slug: Slug): Promise<PageContent | null> {
    const day = await this.givingDays.findPublished(slug);
    return day && contentOf(await this.givingDayPages.build(day, null), renderGivingDayPage);
  }
}

function slugsOf(kinds: readonly ('campaign' | 'widget' | 'givingDay')[], pages: readonly string[]): Slug[] {
  return pages.flatMap((page) => {
    const name = pageNameOf(page);
    return name && name.kind !== 'home' && kinds.includes(name.kind) ? [name.slug] : [];
  });
}
