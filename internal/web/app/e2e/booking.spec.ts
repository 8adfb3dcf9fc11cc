import { randomUUID } from 'node:crypto';
import { mailedCode } from './support/mail';
import { lookByDay, lookOnPhone, shot } from './support/screen';
import { asOwner, type Chain, openChain, run } from './support/seed';
import { expect, test } from './support/test';
import { pattern, words } from './support/words';

const zone = 'Asia/Kolkata';

/** The clock on the branch's wall, on the last five minutes. */
function wallNow(): string {
  const at = new Date(Math.floor(Date.now() / 300_000) * 300_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');
}

/** A branch that never closes, with two people and two services that patients may book. */
async function open(chain: Chain) {
  const { owner } = chain;
  const week = [1, 2, 3, 4, 5, 6, 7];
  await owner.must(
    'PATCH',
    '/api/v1/settings',
    { cancel_notice_hours: 0, no_show_grace_minutes: 0, lead_time_minutes: 0 },
    { 'If-Match': '*' },
  );
  const branch = await owner.must('POST', '/api/v1/branches', {
    name: 'Indiranagar',
    phone: '+919845012345',
    hours: week.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
  });
  for (const name of ['Meera Iyer', 'Arjun Nair']) {
    await owner.must('POST', '/api/v1/resources', {
      kind: 'practitioner',
      name,
      title: 'Dr',
      branch_ids: [branch.id],
      weekly_hours: week.map((weekday) => ({ branch_id: branch.id, weekday, starts: '00:00', ends: '24:00' })),
    });
  }
  const { items } = await owner.must('POST', '/api/v1/services/batch', {
    services: ['Check-up', 'Cleaning'].map((name) => ({ name, duration_minutes: 20, online: true })),
  });
  const who = await owner.must('GET', `/api/v1/resources?branch_id=${branch.id}`);
  return { branch: branch.id as string, service: items[0].id as string, practitioner: who.items[0].id as string };
}

test('a patient books alone, and the desk sees them through the day', async ({ person }) => {
  const chain = await openChain(`booking-${run}`, 'en');
  const clinic = await open(chain);
  const fr = words('fr');
  const en = words('en');
  const phone = await person({ locale: 'fr-FR', viewport: { width: 390, height: 844 } });
  const email = `visitor-${run}@patients.example`;

  await test.step('books in French, on a phone', async () => {
    await phone.goto(`${chain.address}/book?utm_campaign=smile`);
    await expect(phone.locator('html')).toHaveAttribute('lang', 'fr');
    await lookByDay(phone, 'book-service');
    await phone.getByRole('button', { name: /Cleaning/ }).click();
    await expect(phone.getByRole('heading', { name: fr('scheduling:online.step.time') })).toBeVisible();
    await lookByDay(phone, 'book-time');
    await phone.getByRole('listitem').getByRole('button').first().click();
    await phone.getByLabel(fr('scheduling:online.name')).fill('Amélie Laurent');
    await phone.getByLabel(fr('scheduling:online.phone')).fill('098450 77777');
    await phone.getByLabel(fr('scheduling:online.email')).fill(email);
    await phone.getByLabel(fr('scheduling:online.accept')).check();
    await lookByDay(phone, 'book-details');
    await phone.getByRole('button', { name: fr('scheduling:online.send') }).click();
    await phone.getByLabel(fr('scheduling:online.code_label')).fill(await mailedCode(email));
    await expect(phone.getByRole('heading', { name: fr('scheduling:online.step.done') })).toBeVisible();
    await lookByDay(phone, 'book-done');
  });

  const { items } = await chain.owner.must('GET', '/api/v1/appointments');
  expect(items[0]).toMatchObject({ source: 'website', utm_campaign: 'smile', status: 'confirmed' });
  const date = (items[0].start_local as string).slice(0, 10);

  const desk = await person({ timezoneId: zone });
  await asOwner(desk, chain);
  const row = desk.getByRole('listitem').filter({ hasText: 'Amélie Laurent' });
  await test.step('the desk has them on the board', async () => {
    await desk.goto(`${chain.address}/desk?date=${date}`);
    await expect(row).toBeVisible();
  });

  await test.step('the patient moves it, and the desk sees that at once', async () => {
    const before = await row.textContent();
    await phone.getByRole('link', { name: fr('scheduling:online.manage') }).click();
    await expect(phone.getByRole('heading', { name: fr('scheduling:online.visit.title') })).toBeVisible();
    await lookByDay(phone, 'visit-page');
    await phone.getByRole('button', { name: fr('scheduling:online.visit.move') }).click();
    await phone.getByRole('listitem').getByRole('button').nth(3).click();
    await expect(phone.getByText(fr('scheduling:online.visit.confirmed'))).toBeVisible();
    await expect.poll(() => row.textContent()).not.toBe(before);
  });

  await test.step('arrives, is called in, is done', async () => {
    const act = (key: string) =>
      desk.getByRole('button', {
        name: en('scheduling:desk.act_for', { act: en(`scheduling:desk.act.${key}`), name: 'Amélie Laurent' }),
      });
    await act('arrive').click();
    await expect(desk.getByRole('region', { name: pattern(en, 'scheduling:desk.section.waiting') })).toContainText(
      'Amélie',
    );
    await act('start').click();
    await act('complete').click();
    await expect(row.getByRole('link', { name: en('scheduling:desk.next') })).toBeVisible();
    await lookByDay(desk, 'desk');
    await lookOnPhone(desk, 'desk');
  });

  await test.step('somebody does not come, which was a slip', async () => {
    const patient = await chain.owner.must('POST', '/api/v1/patients', { name: 'Vikram Shah', phone: '+919845012399' });
    const start = wallNow();
    await chain.owner.must(
      'POST',
      '/api/v1/appointments',
      {
        branch_id: clinic.branch,
        service_id: clinic.service,
        practitioner_id: clinic.practitioner,
        patient_id: patient.id,
        start_local: start,
        source: 'call',
      },
      { 'Idempotency-Key': randomUUID() },
    );
    await desk.goto(`${chain.address}/desk?date=${start.slice(0, 10)}`);
    const missing = desk.getByRole('listitem').filter({ hasText: 'Vikram Shah' });
    await missing.getByRole('button').first().focus();
    await desk.keyboard.press('n');
    await expect(desk.getByText(en('scheduling:desk.toast.no_show', { name: 'Vikram Shah' }))).toBeVisible();
    await expect(missing).toHaveAttribute('data-section', 'done');
    await desk.getByRole('button', { name: en('common:action.undo') }).click();
    await expect(missing).toHaveAttribute('data-section', 'missing');
    await shot(desk, 'desk-after-undo');
  });

  await test.step('in Arabic it reads from the right', async () => {
    const arabic = await person({ locale: 'ar', viewport: { width: 390, height: 844 } });
    await arabic.goto(`${chain.address}/book?service=${clinic.service}`);
    await expect(arabic.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(arabic.getByRole('listitem').first()).toBeVisible();
    await lookOnPhone(arabic, 'book-ar');
  });
});
