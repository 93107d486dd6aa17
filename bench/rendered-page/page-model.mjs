import { storyOf } from './platform.mjs';

/** The campaign's page as its view takes it, with as much on it as the one that is measured has. */
export function pageModel() {
  const pounds = (amount) => ({ amount, currency: 'GBP' });
  const asOf = new Date().toISOString();
  return {
    frame: {
      ...{ locale: 'en-GB', language: 'en', title: 'A roof for the boathouse', description: 'Forty schools a year meet the water here.' },
      ...{ path: '/c/boathouse', siteUrl: 'http://127.0.0.1', assetsUrl: '/assets' },
      organisation: { name: 'Bench University', slug: 'bench', hue: 210 },
    },
    ...{ slug: 'boathouse', title: 'A roof for the boathouse', summary: 'Forty schools a year meet the water here.' },
    story: storyOf().split('\n\n'),
    artwork: { hue: 210, emblem: '' },
    state: { kind: 'open', closesAt: new Date(Date.now() + 86_400_000).toISOString() },
    goal: pounds(100_000_000),
    raised: { of: 'boathouse', value: pounds(32_500), asOf, stale: false },
    donors: { of: 'boathouse', value: 13, asOf, stale: false },
    percent: 0,
    latest: Array.from({ length: 12 }, () => ({
      ...{ name: 'Marisol Okonkwo-Reyes', amount: pounds(2_500), capturedAt: asOf },
      message: 'In memory of Mrs Abara, who read to all of us on Fridays.',
    })),
    form: {
      ...{ action: '/c/boathouse/donations', currency: 'GBP', suggested: [2_500, 5_000, 10_000].map(pounds) },
      ...{ minimum: pounds(100), maximum: pounds(10_000_000), designations: [], messageLimit: 500 },
      ...{ cardFee: { basisPoints: 250, fixed: pounds(0) }, attempt: crypto.randomUUID(), values: {}, faults: [] },
    },
  };
}
