import { CampaignFigures } from '../../../dist/donations/campaign.figures.js';
import { openFigures } from '../figures.mjs';

/** An exact total, which has no source to ask and no age. */
export async function open({ redisUrl, databaseUrl }) {
  const app = await openFigures({ redisUrl, databaseUrl, providers: [CampaignFigures] });
  const figures = app.get(CampaignFigures);
  const read = async (id) => (await figures.totalRaised.of(id)).value;
  const readMany = async (ids) => [...(await figures.totalRaised.ofMany(ids)).values()];
  return { read, readMany, close: () => app.close() };
}
