import { randomUUID } from 'node:crypto';
import { look, lookByDay, lookOnPhone } from './support/screen';
import { asOwner, book, type Chain, furnish, openChain, type Practice, run, tomorrow } from './support/seed';
import { expect, test } from './support/test';
import type { Language } from './support/words';

const about = {
  en: ['Lab result', 'Insurance form', 'Treatment plan'],
  ar: ['نتيجة المختبر', 'استمارة التأمين', 'خطة العلاج'],
};

/** Puts a call on the list, due so many minutes from now. */
async function call(
  chain: Chain,
  practice: Practice,
  patient: number,
  subject: string,
  minutes: number,
  closes = true,
) {
  const { id } = await chain.owner.must(
    'POST',
    '/api/v1/followups',
    {
      branch_id: practice.branch,
      patient_id: practice.patients[patient],
      subject,
      due_at: new Date(Date.now() + minutes * 60_000).toISOString(),
      assignee: { kind: 'desk' },
      priority: 5 - patient,
      closes_on_booking: closes,
    },
    { 'Idempotency-Key': randomUUID() },
  );
  return id;
}

async function prepare(slug: string, language: Language) {
  const chain = await openChain(slug, language, language === 'ar' ? 'AE' : 'IN');
  const practice = await furnish(chain, language);
  const subjects = about[language === 'ar' ? 'ar' : 'en'];
  for (const [at, subject] of subjects.entries()) await call(chain, practice, at, subject, -115 + at * 10);
  const visit = await book(chain, practice, {
    date: tomorrow(practice.zone),
    at: '09:00',
    patient: 3,
    practitioner: 1,
  });
  for (const act of ['arrive', 'complete'])
    await chain.owner.must('POST', `/api/v1/appointments/${visit.id}/${act}`, {}, { 'Idempotency-Key': randomUUID() });
  return { chain, practice };
}

test('a call that nobody answers, put off, and closed by the booking', async ({ person }) => {
  const { chain, practice } = await prepare(`calls-${run}`, 'en');
  const page = await person();
  await asOwner(page, chain);
  await page.goto(`${chain.address}/followups`);
  const lines = page.getByRole('list', { name: 'Follow-ups to do' }).getByRole('listitem');
  await expect(lines).toHaveCount(3);
  const vikram = lines.filter({ hasText: 'Vikram Shah' });
  await expect(vikram).toContainText('2 hours ago');
  await expect(vikram.getByRole('link', { name: '98450 12310' })).toHaveAttribute('href', 'tel:+919845012310');

  await test.step('an outcome in two taps, from the keyboard to the drawer', async () => {
    await page.keyboard.press('j');
    await expect(lines.first()).toHaveAttribute('data-current', 'true');
    await page.keyboard.press('c');
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByText('Lab result')).toBeVisible();
    await lookOnPhone(page, 'en-followups-call');
    await drawer.getByRole('button', { name: 'No answer' }).click();
    await expect(drawer).toBeHidden();
    await expect(page.getByText('Vikram Shah: No answer')).toBeVisible();
  });

  await test.step('put off until tomorrow, and taken back', async () => {
    const second = lines.filter({ hasText: 'Lakshmi Menon' });
    await second.getByRole('button', { name: /Put off/ }).click();
    await page.getByRole('button', { name: 'Tomorrow at 10' }).click();
    await expect(second).toBeHidden();
    await page
      .getByRole('alert')
      .filter({ hasText: 'Lakshmi Menon is put off' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(second).toBeVisible();
  });

  await test.step('the booking closes it, at this desk too', async () => {
    await book(chain, practice, { date: tomorrow(practice.zone), at: '11:00', patient: 1 });
    await expect(lines.filter({ hasText: 'Lakshmi Menon' })).toBeHidden();
    await expect(page.getByText('Done today: 1')).toBeVisible();
  });

  await page.getByRole('switch', { name: 'Later ones too' }).click();
  await expect(lines.filter({ hasText: 'After the consultation' })).toContainText('Arjun Nair');
  await lines
    .filter({ hasText: 'Sara Khan' })
    .first()
    .click({ position: { x: 4, y: 4 } });
  await look(page, 'en-followups');
  await lookOnPhone(page, 'en-followups');
  await page.goto(`${chain.address}/patients/${practice.patients[0]}?tab=followups`);
  await expect(page.getByText('No answer').first()).toBeVisible();
  await lookByDay(page, 'en-patient-followups');
});

test('the list, the recall and the rules in Arabic', async ({ person }) => {
  const { chain } = await prepare(`calls-ar-${run}`, 'ar');
  const page = await person({ locale: 'ar' });
  await asOwner(page, chain);
  for (const [name, path] of [
    ['followups', 'followups'],
    ['recall', 'followups/recall'],
    ['followup-rules', 'settings/followups'],
  ] as const) {
    await page.goto(`${chain.address}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await lookByDay(page, `ar-${name}`);
    await lookOnPhone(page, `ar-${name}`);
  }
  await page.getByRole('button', { name: 'موعد فائت' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await lookByDay(page, 'ar-followup-rule');
});
