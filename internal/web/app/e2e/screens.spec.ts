import { join } from 'node:path';
import { look, lookByDay, lookOnPhone, still } from './support/screen';
import { asOwner, fill, furnish, openChain, type Practice, run, tomorrow } from './support/seed';
import { expect, test } from './support/test';
import type { Language } from './support/words';

interface Seen {
  practice: Practice;
  visit: string;
  date: string;
}

/** Every screen for those who are signed in, by the name of its picture. */
const screens: Record<string, string | ((seen: Seen) => string)> = {
  start: 'start',
  desk: ({ date }) => `desk?date=${date}`,
  calendar: ({ date }) => `calendar?date=${date}`,
  'calendar-week': ({ date }) => `calendar?view=week&date=${date}`,
  'calendar-list': ({ date }) => `calendar?view=agenda&date=${date}`,
  visit: ({ date, visit }) => `calendar?date=${date}&visit=${visit}`,
  booking: ({ date }) => `calendar?date=${date}&book=true`,
  patients: 'patients',
  patient: ({ practice }) => `patients/${practice.patients[0]}`,
  members: 'members',
  roles: 'roles',
  security: 'security',
  audit: 'audit',
  branches: 'settings/branches',
  branch: ({ practice }) => `settings/branches/${practice.branch}`,
  services: 'settings/services',
  people: 'settings/people',
  practitioner: ({ practice }) => `settings/people/${practice.practitioners[0]}`,
  chain: 'settings/chain',
  forbidden: 'forbidden',
  'not-there': 'not/there',
};

for (const language of ['en', 'ar'] satisfies Language[]) {
  test(`every screen in ${language}`, async ({ person }) => {
    test.setTimeout(600_000); // there are many
    const chain = await openChain(`screens-${language}-${run}`, language, language === 'ar' ? 'AE' : 'IN');
    const practice = await furnish(chain, language);
    const date = tomorrow(practice.zone);
    const visit = await fill(chain, practice, date);
    const page = await person({ locale: language });
    await asOwner(page, chain);
    for (const [screen, where] of Object.entries(screens)) {
      await test.step(screen, async () => {
        const path = typeof where === 'string' ? where : where({ practice, visit, date });
        await page.goto(`${chain.address}/${path}`);
        await expect(page.getByRole('main')).toBeVisible();
        await page.waitForLoadState('networkidle');
        expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
        const name = `${language}-${screen}`;
        await (language === 'en' ? look : lookByDay)(page, name);
        await lookOnPhone(page, name);
      });
    }
  });
}

// The picture in the README is made anew with: PRAXIS_README=1 PRAXIS_E2E=screens.spec.ts go test ./internal/e2e
if (process.env.PRAXIS_README) {
  test('the picture in the README', async ({ person }) => {
    const chain = await openChain(`nilgiri-dental-${run}`, 'en');
    const practice = await furnish(chain, 'en');
    const date = tomorrow(practice.zone);
    await fill(chain, practice, date);
    const page = await person({ viewport: { width: 1440, height: 900 }, locale: 'en-IN', timezoneId: practice.zone });
    await asOwner(page, chain);
    await page.goto(`${chain.address}/calendar?date=${date}`);
    await expect(page.locator('[data-appointment]')).toHaveCount(18);
    await still(page);
    await page.screenshot({ path: join(import.meta.dirname, '../../../../docs/screenshot.png') });
  });
}
