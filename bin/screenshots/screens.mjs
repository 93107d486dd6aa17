import { demo, PHONE, shoot, signIn } from './camera.mjs';

/** Screens of the console: who looks at which, what must stand on it, and its picture's name. */
const screensOf = ({ importId, reportId }) => [
  ['customer_success', `/console/cockpit/${demo.givingDay}`, '.recharts-surface', 'console'],
  ['customer_success', '/console/donations', '.list tbody tr', 'console-donations'],
  ['client_admin', '/console/donors', '.list tbody tr', 'console-donors'],
  ['client_admin', '/console/imports', '.list tbody tr', 'console-imports'],
  ['client_admin', '/console/imports/-', '.drop-zone', 'console-new-import'],
  ['client_admin', `/console/imports/${importId}`, 'main table', 'console-import'],
  ['client_admin', '/console/reports', '.list tbody tr', 'console-reports'],
  ['client_admin', '/console/reports/-', '.column-picks', 'console-new-report'],
  ['client_admin', `/console/reports/${reportId}`, 'main', 'console-report'],
  ['client_admin', '/console/giving-days', '.list tbody tr', 'console-giving-days'],
  ['client_admin', `/console/giving-days/${demo.givingDay}`, 'main form', 'console-giving-day'],
  ['client_admin', '/console/matches', '.list tbody tr', 'console-matches'],
  ['client_admin', '/console/matches/challenges', '.list tbody tr', 'console-challenges'],
  ['client_admin', '/console/matches/-', 'main form', 'console-new-match'],
  ['client_admin', '/console/mailings', '.list tbody tr', 'console-mailings'],
  ['client_admin', '/console/staff', '.list-tools', 'console-staff'],
  ['client_admin', '/console/tags', '.list-tools', 'console-tags'],
  ['client_admin', '/console/retention', 'main', 'console-retention'],
  ['client_admin', '/console/account', 'main', 'console-account'],
  ['customer_success', `/console/figures/giving-day/${demo.givingDay}`, 'main', 'console-figures'],
  ['client_admin', '/console/campaigns', '.list tbody tr', 'console-campaigns'],
  ['customer_success', '/console/campaigns/library', 'main form', 'console-campaign'],
  ['client_admin', '/console/api-keys', '.list tbody tr', 'console-api-keys'],
  ['client_admin', '/console/segments', '.list tbody tr', 'console-segments'],
  ['engineer', '/console/engine/queues', '.recharts-surface', 'console-queues'],
  ['engineer', '/console/engine/set-aside', '.list-tools', 'console-set-aside'],
  ['engineer', '/console/engine/caches', '.recharts-surface', 'console-caches'],
  ['engineer', '/console/engine/database', '.panel', 'console-database'],
  ['engineer', '/console/engine/audit', '.list-tools', 'console-audit'],
];

/** The first thing of a list, opened. */
const FIRSTS = [
  ['client_admin', '/console/donations', '.screen-title', 'console-donation'],
  ['client_admin', '/console/donors', '.screen-title', 'console-donor'],
  ['client_admin', '/console/matches', '.pledge-figures', 'console-match'],
  ['client_admin', '/console/matches/challenges', '.pledge-figures', 'console-challenge'],
  ['client_admin', '/console/staff', '.page-title', 'console-staff-member'],
];

/** In other looks than on a desk in the light. */
const LOOKS = [
  [{ colorScheme: 'dark' }, 'console', 'console-dark'],
  [{ viewport: PHONE, colorScheme: 'dark' }, 'console', 'console-phone-dark'],
  [{ viewport: PHONE }, 'console-donations', 'console-donations-phone'],
  [{ viewport: PHONE }, 'console-mailings', 'console-mailings-phone'],
  [{ viewport: PHONE, colorScheme: 'dark' }, 'console-segments', 'console-segments-phone-dark'],
  [{ viewport: PHONE, colorScheme: 'dark' }, 'console-new-match', 'console-new-match-phone-dark'],
];

async function showScreen(page, [role, path, landmark, name]) {
  await signIn(page, role);
  await page.goto(demo.url + path);
  await page.waitForSelector(landmark);
  await page.waitForTimeout(1_500);
  await shoot(page, name);
}

async function showFirst(page, [role, path, landmark, name]) {
  await signIn(page, role);
  await page.goto(demo.url + path);
  await page.locator('.list tbody a').first().click();
  await page.waitForSelector(landmark);
  await page.waitForTimeout(1_000);
  await shoot(page, name);
}

/** What staff see without doing anything. */
export async function shootScreens({ visit }, made) {
  const screens = screensOf(made);
  for (const screen of screens) await visit({}, (page) => showScreen(page, screen));
  for (const first of FIRSTS) await visit({}, (page) => showFirst(page, first));
  for (const [look, of, name] of LOOKS) {
    const screen = screens.find(([, , , its]) => its === of);
    await visit(look, (page) => showScreen(page, [...screen.slice(0, 3), name]));
  }
}
