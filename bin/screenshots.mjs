import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/** Takes the pictures of the README from the running demo: `npm start` in one terminal, `npm run screenshots` in another. */
const FOLDER = 'docs/screenshots';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

const demo = JSON.parse(await readFile('.freshet/demo.json', 'utf8'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: QUIET,
});
await mkdir(FOLDER, { recursive: true });

async function visit({ viewport = DESK, colorScheme = 'light' }, act) {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB' });
  await act(await context.newPage());
  await context.close();
}

const shoot = (page, name) => page.screenshot({ path: `${FOLDER}/${name}.png` });

async function give(page) {
  await page.goto(`${demo.url}/c/library`);
  await page.locator('label[for=give-amount-2]').click();
  await page.fill('[name=name]', 'Wren Okonjo');
  await page.fill('[name=email]', 'wren@readers.example');
  await page.fill('[name=card]', '4242 4242 4242 4242');
  await page.click('button[type=submit]');
  await page.waitForURL(/\/donations\//);
}

async function signIn(page, role) {
  const { email, password } = demo.console.users.find((user) => user.role === role);
  await page.goto(`${demo.console.url}/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/console/sign-in');
}

await visit({}, async (page) => {
  await page.goto(`${demo.url}/c/library`);
  await shoot(page, 'campaign');
  await page.goto(`${demo.url}/g/${demo.givingDay}`);
  await shoot(page, 'giving-day');
  await give(page);
  await shoot(page, 'donation');
});
await visit({ viewport: PHONE, colorScheme: 'dark' }, async (page) => {
  await page.goto(`${demo.url}/c/library`);
  await shoot(page, 'campaign-phone-dark');
});
/** Asks the API as a client's program does, and again until what was made is as far as `isDone` wants it. */
async function make(path, type, body, isDone) {
  const headers = { authorization: `Bearer ${demo.apiKey}`, 'content-type': type };
  let made = await (await fetch(`${demo.url}/api/v1/${path}`, { method: 'POST', headers, body })).json();
  for (let patience = 100; !isDone(made); patience -= 1) {
    if (patience === 0 || made.id === undefined)
      throw new Error(`${path} came to nothing: ${JSON.stringify(made)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    made = await (await fetch(`${demo.url}/api/v1/${path.split('?')[0]}/${made.id}`, { headers })).json();
  }
  return made.id;
}

const PEOPLE = ['wren', 'amara', 'noor', 'ines', 'tomasz'];
const labelled = PEOPLE.map((name, at) => `${name}@readers.example;"Alumni; Class of ${1990 + at}"`);
const TAGS = ['email;tags', ...labelled, 'nobody;Alumni', ''].join('\n');
const importId = await make(
  'imports?kind=tags&filename=alumni.csv&review=true',
  'text/csv',
  TAGS,
  ({ status }) => status === 'ready',
);
const report = JSON.stringify({ kind: 'donations', format: 'xlsx', filter: { campaign: 'library' } });
const reportId = await make('reports', 'application/json', report, ({ status }) => status === 'done');

/** Screens of the console: who looks at which, what must stand on it, and its picture's name. */
const SCREENS = [
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
  ['client_admin', '/console/mailings', 'main', 'console-mailings'],
  ['client_admin', '/console/staff', 'main', 'console-staff'],
  ['client_admin', '/console/account', 'main', 'console-account'],
  ['customer_success', `/console/figures/giving-day/${demo.givingDay}`, 'main', 'console-figures'],
  ['client_admin', '/console/campaigns', '.list tbody tr', 'console-campaigns'],
  ['customer_success', '/console/campaigns/library', 'main form', 'console-campaign'],
  ['client_admin', '/console/api-keys', '.list tbody tr', 'console-api-keys'],
  ['client_admin', '/console/segments', '.segment-size strong', 'console-segments'],
  ['engineer', '/console/engine/queues', '.recharts-surface', 'console-queues'],
  ['engineer', '/console/engine/caches', '.recharts-surface', 'console-caches'],
  ['engineer', '/console/engine/database', '.panel', 'console-database'],
  ['engineer', '/console/engine/audit', '.list-tools', 'console-audit'],
];

async function showScreen(page, [role, path, landmark, name]) {
  await signIn(page, role);
  await page.goto(demo.url + path);
  await page.waitForSelector(landmark);
  await page.waitForTimeout(1_500);
  await shoot(page, name);
}

/** The first thing of a list, opened. */
async function showFirst(page, [role, path, landmark, name]) {
  await signIn(page, role);
  await page.goto(demo.url + path);
  await page.locator('.list tbody a').first().click();
  await page.waitForSelector(landmark);
  await page.waitForTimeout(1_000);
  await shoot(page, name);
}

for (const screen of SCREENS) await visit({}, (page) => showScreen(page, screen));
await visit({}, (page) =>
  showFirst(page, ['client_admin', '/console/donations', '.screen-title', 'console-donation']),
);
await visit({}, (page) =>
  showFirst(page, ['client_admin', '/console/donors', '.screen-title', 'console-donor']),
);
await visit({}, async (page) => {
  await page.goto(`${demo.console.url}/sign-in`);
  await shoot(page, 'console-sign-in');
});
const [cockpit, donations] = SCREENS;
await visit({ colorScheme: 'dark' }, (page) => showScreen(page, [...cockpit.slice(0, 3), 'console-dark']));
await visit({ viewport: PHONE, colorScheme: 'dark' }, (page) =>
  showScreen(page, [...cockpit.slice(0, 3), 'console-phone-dark']),
);
await visit({ viewport: PHONE }, (page) =>
  showScreen(page, [...donations.slice(0, 3), 'console-donations-phone']),
);
await visit({}, async (page) => {
  await signIn(page, 'client_admin');
  await page.goto(`${demo.url}/console/donations?status=captured`);
  await page.locator('.list tbody a').first().click();
  await page.getByRole('button', { name: 'Refund' }).click();
  await page.waitForSelector('.mantine-Modal-content .facts');
  await page.waitForTimeout(600);
  await shoot(page, 'console-refund');
});
await visit({}, async (page) => {
  await signIn(page, 'client_admin');
  await page.goto(`${demo.url}/console/branding`);
  await page.getByLabel('On light paper', { exact: true }).fill('#7a1f5c');
  await page.getByLabel('In the dark', { exact: true }).fill('#b03a7f');
  await page.waitForSelector('.colour-sample');
  await shoot(page, 'console-branding');
  await page.goto(`${demo.url}/console/webhooks`);
  await page.getByRole('button', { name: 'New endpoint' }).click();
  await page.getByLabel('Address').fill('https://crm.example/hooks/freshet');
  await page.waitForTimeout(600);
  await shoot(page, 'console-webhooks');
});
await visit({}, async (page) => {
  await signIn(page, 'customer_success');
  await page.goto(`${demo.console.url}/outbox`);
  await page.locator('a[href*="/console/outbox/"]').first().click();
  await page.waitForLoadState('networkidle');
  await shoot(page, 'receipt');
});
await browser.close();
console.log(`the pictures lie in ${FOLDER}`);
