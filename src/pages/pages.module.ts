import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DonationsModule } from '../donations/donations.module.js';
import { PageVersions } from '../http/rendered/page-versions.js';
import { BrandingModule } from '../organisations/branding.module.js';
import { MatchesModule } from '../matches/matches.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { BrandController } from './brand/brand.controller.js';
import { KeptLogos } from './brand/kept-logos.js';
import { CampaignController } from './campaign/campaign.controller.js';
import { CampaignPages } from './campaign/campaign-pages.js';
import { DonationForms } from './campaign/donation-forms.js';
import { GiveByForm } from './campaign/give-by-form.js';
import { DonationController } from './donation/donation.controller.js';
import { DonationPages } from './donation/donation-pages.js';
import { ReceiptController } from './donation/receipt.controller.js';
import { OwnHosts } from './domains/own-hosts.js';
import { ProvenHosts } from './domains/proven-hosts.js';
import { PageErrorPresenter } from './errors/page-error.presenter.js';
import { GivingDayController } from './giving-day/giving-day.controller.js';
import { GivingDayPages } from './giving-day/giving-day-pages.js';
import { HeldLeaders } from './giving-day/held-leaders.js';
import { HomeController } from './home/home.controller.js';
import { HomePages } from './home/home-pages.js';
import { ListMembershipController } from './list-membership/list-membership.controller.js';
import { PageFrames } from './page-frames.js';
import { PageTraffic } from './page-traffic.js';
import { DonorPageSource } from './rendered/donor-page-source.js';
import { HeardVersions } from './rendered/heard-versions.js';
import { OwnPages } from './rendered/own-pages.js';
import { PageEdits } from './rendered/page-edits.js';
import { RenderedDonorPages } from './rendered/rendered-donor-pages.js';
import { EmbedController } from './widget/embed.controller.js';

const sharedRenderings = [DonorPageSource, RenderedDonorPages, OwnPages, PageEdits, { provide: PageVersions, useClass: HeardVersions }];

@Module({
  imports: [BrandingModule, CampaignsModule, DonationsModule, MatchesModule, ReceiptsModule],
  controllers: [HomeController, BrandController, GivingDayController, CampaignController, DonationController, ReceiptController, ListMembershipController, EmbedController],
  providers: [KeptLogos, OwnHosts, ProvenHosts, HomePages, GivingDayPages, HeldLeaders, CampaignPages, DonationPages, DonationForms, GiveByForm, PageFrames, PageTraffic, PageErrorPresenter, ...sharedRenderings],
  exports: [PageErrorPresenter],
})
export class PagesModule {}
