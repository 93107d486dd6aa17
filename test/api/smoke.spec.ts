import { aCampaign } from '../factories/a-campaign.js';
import { startTestApp } from '../support/app.js';
it('boots', async () => {
  const t = await startTestApp();
  const c = await aCampaign(t.database);
  const r = await fetch(`${t.url}/api/v1/campaigns/${c.slug}`);
  console.log(r.status, [...r.headers], await r.text());
  const f = await fetch(`${t.url}/c/${c.slug}`);
  console.log(f.status, [...f.headers], await f.text());
  console.log(await (await fetch(`${t.url}/api/openapi.json`)).text());
  await t.close();
});
