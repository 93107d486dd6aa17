import { Injectable } from '@nestjs/common';
import type { Campaign } from '../../campaigns/campaign.entity.js';
import type { PublishedCampaign } from '../../campaigns/campaign.reader.js';
import { DonationFigures } from '../../donations/donation.figures.js';
import { DonationReader, type PublicDonation } from '../../donations/donation.reader.js';
import type { Xid } from '../../cached-fields/pg-snapshot.js';
import { PublicPledgesReader } from '../../matches/public-pledges.reader.js';
import { Clock } from '../../shared/clock.js';
import { money, percentOf } from '../../shared/money.js';
import { toDatedFigure } from '../dated-figures.js';
import { PageFrames } from '../page-frames.js';
import { PageTraffic } from '../page-traffic.js';
import { pageStateOf, paragraphsOf } from '../page-states.js';
import { toPledgesModel } from '../pledges/pledges-model.js';
import type { CampaignPageModel } from './campaign.page-model.js';
import { DonationForms, type FilledForm } from './donation-forms.js';

const LATEST = 12;

/** What a campaign's page shows. */
@Injectable()
export class CampaignPages {
  constructor(
    private readonly figures: DonationFigures,
    private readonly donations: DonationReader,
    private readonly pledges: PublicPledgesReader,
    private readonly forms: DonationForms,
    private readonly frames: PageFrames,
    private readonly traffic: PageTraffic,
    private readonly clock: Clock,
  ) {}

  /** With what the reader has given counted, and the form as it was filled in where it was refused. */
  async build(published: PublishedCampaign, covering: Xid | null, filled?: FilledForm): Promise<CampaignPageModel> {
    const { campaign } = published;
    for (const page of [`/c/${campaign.slug}`, `/c/${campaign.slug}/widget`]) this.traffic.learn(page, campaign.id);
    const [{ raised, donors }, latest, pledges] = await Promise.all([
      this.figures.ofCampaign(campaign, covering),
      this.donations.listPublic(campaign, LATEST, null),
      // Now: a rendering stands until something is known to have changed.
      this.pledges.ofCampaign(campaign, true),
    ]);
    const goal = campaign.goal === null ? null : money(campaign.goal, campaign.currency);
    const { slug, title, summary } = campaign;
    return {
      frame: this.#frameOf(campaign),
      ...{ slug, title, summary, goal },
      story: paragraphsOf(campaign.story),
      artwork: { hue: campaign.artworkHue, emblem: campaign.artworkEmblem },
      ...givingDayOf(campaign),
      state: pageStateOf(campaign, this.clock.now()),
      raised: toDatedFigure(campaign.id, raised),
      donors: toDatedFigure(campaign.id, donors),
      percent: goal === null ? 0 : percentOf(raised.value, goal),
      pledges: toPledgesModel(pledges, this.clock.now()),
      latest: latest.map(toPublic),
      form: this.forms.of(published, filled),
    };
  }

  #frameOf({ locale, title, summary, slug, organisation }: Campaign) {
    return this.frames.of({ locale, title, description: summary, path: `/c/${slug}`, organisation });
  }
}

function givingDayOf({ givingDay }: Campaign): Pick<CampaignPageModel, 'givingDay'> {
  if (givingDay === null) return {};
  return { givingDay: { title: givingDay.title, path: `/g/${givingDay.slug}`, endsAt: givingDay.endsAt.toISOString() } };
}

function toPublic({ name, amount, message, capturedAt }: PublicDonation) {
  return { name, amount, message, capturedAt: capturedAt.toISOString() };
}
