import { CachedField } from '../../../dist/cached-fields/cached-field.decorator.js';
import { Campaign } from '../../../dist/campaigns/campaign.entity.js';
import { openFigures } from '../figures.mjs';

/** A field that is computed; `ttlMs` is its soft age. */
export async function open({ redisUrl, databaseUrl, ttlMs, source }) {
  const compute = async (ids) => {
    const values = await Promise.all(ids.map((id) => source(id)));
    return new Map(ids.map((id, at) => [id, values[at]]));
  };
  class Measured {}
  CachedField({ of: Campaign, compute, softAgeMs: ttlMs })(Measured.prototype, 'medianGift');
  const app = await openFigures({ redisUrl, databaseUrl, providers: [Measured] });
  const figures = app.get(Measured);
  const read = async (id) => (await figures.medianGift.of(id)).value;
  const readMany = async (ids) => [...(await figures.medianGift.ofMany(ids)).values()];
  return { read, readMany, close: () => app.close() };
}
