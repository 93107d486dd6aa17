import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { assetManifest, assetsOf } from '../../src/http/asset-manifest.js';
import { renderCampaignPage } from '../../src/pages/campaign/campaign.view.js';
import { aCampaignPage, aGift } from './views/page-models.js';

const KB = 1024;
const assets = Object.values(assetManifest().entries).flatMap(({ js, css }) => [...js, ...css]);

function bytesOf(path: string, ending: '' | '.gz' | '.br' = ''): number {
  return readFileSync(new URL(`../../dist${path}${ending}`, import.meta.url)).length;
}

const gzipped = (paths: readonly string[]) => paths.reduce((sum, path) => sum + bytesOf(path, '.gz'), 0);

it('compression saves most of the bytes of every page kind', () => {
  const lines = assets.map((path) => {
    const [plain, gzip, brotli] = [bytesOf(path), bytesOf(path, '.gz'), bytesOf(path, '.br')];
    return `${path.padEnd(48)} ${plain} B, gzip ${gzip} B (${saved(plain, gzip)} saved), brotli ${brotli} B (${saved(plain, brotli)} saved)`;
  });
  const plain = assets.reduce((sum, path) => sum + bytesOf(path), 0);
  process.stdout.write(`${[...lines, `all assets: ${plain} B, gzip ${gzipped(assets)} B (${saved(plain, gzipped(assets))} saved)`].join('\n')}\n`);
  expect(gzipped(assets)).toBeLessThan(plain / 2);
});

it('the first HTML of a campaign in full swing fits the first round trip', () => {
  const story = Array.from({ length: 6 }, (_, index) => `${index} ${'The reading room closed at ten for forty years. '.repeat(6)}`);
  const latest = Array.from({ length: 20 }, (_, index) => aGift({ name: `Donor ${index * 7919}`, message: `Thank you, number ${index * 104_729}.` }));
  const html = renderCampaignPage(aCampaignPage({ story, latest }));
  const gzip = gzipSync(html, { level: 6 }).length;
  process.stdout.write(`campaign page: ${Buffer.byteLength(html)} B, gzip ${gzip} B (${saved(Buffer.byteLength(html), gzip)} saved)\n`);
  expect(gzip).toBeLessThan(14 * KB);
});

/** The screens of the console are an application of their own, for people who have them open all day. */
const SCREENS = 'screens';

it.each(Object.keys(assetManifest().entries).filter((entry) => entry !== SCREENS))('the page "%s" loads little script and style', (page) => {
  const { js, css } = assetsOf(page);
  expect(gzipped(js)).toBeLessThan(10 * KB);
  expect(gzipped([...js, ...css])).toBeLessThanOrEqual(30 * KB);
});

it('the screens of the console load little before the first of them is drawn', () => {
  const { js, css } = assetsOf(SCREENS);
  process.stdout.write(`the console's screens: script ${gzipped(js)} B, style ${gzipped(css)} B, compressed\n`);
  expect(gzipped([...js, ...css])).toBeLessThanOrEqual(200 * KB);
});

it('names the command that is missing when an entry was never built', () => {
  expect(() => assetsOf('no-such-page')).toThrow(/npm run build/);
});

function saved(before: number, after: number): string {
  return `${Math.round((1 - after / before) * 100)} %`;
}
