import { Injectable } from '@nestjs/common';
import { CampaignNotFound } from '../../../campaigns/campaigns.errors.js';
import { periodOf, StaffCampaignReader, type StaffCampaign, type WrittenCampaign } from '../../../campaigns/staff-campaign.reader.js';
import { toSafeInteger } from '../../../database/bigint-column.js';
import type { Page, PageWish } from '../../../database/listing.js';
import { CampaignFigures } from '../../../donations/campaign.figures.js';
import { sumIn } from '../../../donations/currency-sums.js';
import { ExplainFigures } from '../../../donations/explain-figures.js';
import type { Organisation } from '../../../organisations/organisation.entity.js';
import { OrganisationReader } from '../../../organisations/organisation.reader.js';
import { parseSlug } from '../../../shared/slug.js';
import type { CampaignFolderShown, CampaignRowShown } from '../../contract/campaigns.js';
import { isOfPlatform } from '../../roles.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { Desk } from '../desk.js';
import type { CampaignsWish } from './campaigns-wish.js';
import { showCadence, showCampaign } from './shown-campaigns.js';

const QUIETLY = { isTraffic: false } as const;

/** Campaigns as screens show them: what is written, and the figures of a page read together. */
@Injectable()
export class CampaignDesk {
  constructor(
    private readonly desk: Desk,
    private readonly campaigns: StaffCampaignReader,
    private readonly figures: CampaignFigures,
    private readonly explain: ExplainFigures,
    private readonly organisations: OrganisationReader,
  ) {}

  /** @throws CampaignNotFound for one of another organisation, as for one that does not exist. */
  async get(session: ConsoleSession, text: string): Promise<WrittenCampaign> {
    const slug = parseSlug(text);
    const campaign = slug && (await this.campaigns.find(this.desk.scopeOf(session), slug));
    if (!campaign) throw new CampaignNotFound();
    return campaign;
  }

  /** Reads pages of the campaigns of an organisation, with their figures. */
  pages({ id }: Organisation, wish: CampaignsWish) {
    return async (page: PageWish): Promise<Page<CampaignRowShown>> => {
      const { rows, next } = await this.campaigns.list(id, wish, wish.sort, page);
      return { rows: await this.#withFigures(rows), next };
    };
  }

  async show({ staff }: ConsoleSession, campaign: WrittenCampaign): Promise<CampaignFolderShown> {
    const [{ slug }, { cadence }] = await Promise.all([this.organisations.get(campaign.organisationId), this.explain.run(campaign.id)]);
    return {
      campaign: showCampaign(campaign, slug, new Date()),
      designations: campaign.designations,
      cadence: showCadence(cadence),
      may: { edit: staff.role !== 'engineer', cadence: isOfPlatform(staff) },
    };
  }

  async #withFigures(rows: readonly StaffCampaign[]): Promise<CampaignRowShown[]> {
    const ids = rows.map(({ id }) => id);
    const [raised, donors] = await Promise.all([this.figures.totalRaised.ofMany(ids, QUIETLY), this.figures.donorCount.ofMany(ids, QUIETLY)]);
    const now = new Date();
    return rows.map((row) => {
      const { id, slug, title, day, currency, goal, opensAt, endsAt } = row;
      return {
        ...{ id, slug, title, day, currency, period: periodOf(row, now) },
        goal: goal === null ? null : toSafeInteger(goal),
        raised: sumIn(raised.get(id)?.value ?? {}, currency),
        donors: donors.get(id)?.value ?? 0,
        asOf: raised.get(id)?.asOf.toISOString() ?? null,
        opensAt: opensAt.toISOString(),
        closesAt: endsAt?.toISOString() ?? null,
      };
    });
  }
}
