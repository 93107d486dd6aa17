import { demo, PHONE, shoot, signIn } from './camera.mjs';

async function refund(page) {
  await signIn(page, 'client_admin');
  await page.goto(`${demo.url}/console/donations?status=captured`);
  await page.locator('.list tbody a').first().click();
  await page.getByRole('button', { name: 'Refund' }).click();
  await page.waitForSelector('.mantine-Modal-content .facts');
  await page.waitForTimeout(600);
  await shoot(page, 'console-refund');
}

const enterGift = (name) => async (page) => {
  await signIn(page, 'client_admin');
  await page.goto(`${demo.url}/console/donations/-`);
  await page.getByRole('combobox', { name: 'Campaign' }).click();
  await page.locator('[role=listbox] [role=option]:visible').nth(1).click();
  await page.getByLabel(/^Amount/).fill('250');
  await page.getByLabel('Reference').fill('chq 004711');
  await page.getByLabel('E-mail').first().fill('wren@readers.example');
  await page.waitForTimeout(600);
  await shoot(page, name);
};

async function setUp(page) {
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
}

async function readReceipt(page) {
  await signIn(page, 'customer_success');
  await page.goto(`${demo.console.url}/outbox`);
  await page.locator('a[href*="/console/outbox/"]').first().click();
  await page.waitForLoadState('networkidle');
  await shoot(page, 'receipt');
}

/** What staff see in the middle of doing something. */
export async function shootActs({ visit }) {
  await visit({}, async (page) => {
    await page.goto(`${demo.console.url}/sign-in`);
    await shoot(page, 'console-sign-in');
  });
  await visit({}, refund);
  await visit({}, enterGift('console-enter-gift'));
  await visit({ viewport: PHONE, colorScheme: 'dark' }, enterGift('console-enter-gift-phone-dark'));
  await visit({}, setUp);
  await visit({}, readReceipt);
}
