import { demo, PHONE, shoot } from './camera.mjs';

async function give(page) {
  await page.goto(`${demo.url}/c/library`);
  await page.locator('label[for=give-amount-2]').click();
  await page.fill('[name=name]', 'Wren Okonjo');
  await page.fill('[name=email]', 'wren@readers.example');
  await page.fill('[name=card]', '4242 4242 4242 4242');
  await page.click('button[type=submit]');
  await page.waitForURL(/\/donations\//);
}

/** What donors see. */
export async function shootPages({ visit }) {
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
}
