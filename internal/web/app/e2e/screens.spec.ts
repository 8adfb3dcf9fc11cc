import { join } from 'node:path';
import { look, lookOnPhone } from './support/screen';
import { asOwner, fill, furnish, openChain, run, tomorrow } from './support/seed';
import { expect, test } from './support/test';
import type { Language } from './support/words';

const screens = [
  'calendar',
  'patients',
  'members',
  'roles',
  'security',
  'audit',
  'settings/branches',
  'settings/services',
  'settings/people',
];

for (const language of ['en', 'ar'] satisfies Language[]) {
  test(`every screen in ${language}`, async ({ person }) => {
    const chain = await openChain(`screens-${language}-${run}`, language, language === 'ar' ? 'AE' : 'IN');
    const practice = await furnish(chain, language);
    const date = tomorrow(practice.zone);
    await fill(chain, practice, date);
    const page = await person({ locale: language });
    await asOwner(page, chain);
    for (const screen of screens) {
      await test.step(screen, async () => {
        await page.goto(`${chain.address}/${screen}${screen === 'calendar' ? `?date=${date}` : ''}`);
        await expect(page.getByRole('main')).toBeVisible();
        await page.waitForLoadState('networkidle');
        expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
        const name = `${language}-${screen.replace('/', '-')}`;
        await look(page, name);
        await lookOnPhone(page, name);
      });
    }
  });
}

// The picture in the README is made anew with: PRAXIS_README=1 PRAXIS_E2E=screens.spec.ts go test ./internal/e2e
if (process.env.PRAXIS_README) {
  test('the picture in the README', async ({ person }) => {
    const chain = await openChain(`nilgiri-${run}`, 'en');
    const practice = await furnish(chain, 'en');
    const date = tomorrow(practice.zone);
    await fill(chain, practice, date);
    const page = await person({ viewport: { width: 1440, height: 900 }, locale: 'en-IN', timezoneId: practice.zone });
    await asOwner(page, chain);
    await page.goto(`${chain.address}/calendar?date=${date}`);
    await expect(page.locator('[data-appointment]')).toHaveCount(18);
    await page.screenshot({ path: join(import.meta.dirname, '../../../../docs/screenshot.png') });
  });
}
