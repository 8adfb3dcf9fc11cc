import { look, lookOnPhone } from './support/screen';
import { asOwner, book, furnish, openChain, run, tomorrow } from './support/seed';
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
    for (const [at, time] of ['09:00', '10:00', '11:00', '14:00'].entries()) {
      await book(chain, practice, { date, at: time, practitioner: at % 3, patient: at });
    }
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
