import { randomUUID } from 'node:crypto';
import { mailed } from './support/mail';
import { look, lookByDay, lookOnPhone } from './support/screen';
import { asOwner, book, type Chain, furnish, openChain, run, tomorrow } from './support/seed';
import { expect, test } from './support/test';

/** Somebody who agreed to be written to. */
async function patient(chain: Chain, name: string, address: { phone?: string; email?: string }): Promise<string> {
  const { id } = await chain.owner.must('POST', '/api/v1/patients', { name, ...address });
  return id;
}

test('what patients are told, from the booking to the queue', async ({ person }) => {
  test.setTimeout(180_000);
  // Canada takes messages about one's own visits for granted until the patient says otherwise.
  const chain = await openChain(`messages-${run}`, 'en', 'CA');
  const practice = await furnish(chain, 'en');
  const { owner } = chain;
  // Whatever the hour at which this runs.
  await owner.must(
    'PATCH',
    '/api/v1/settings',
    { messages_from: '00:00', messages_until: '23:59' },
    { 'If-Match': '*' },
  );
  const email = `nina@${chain.slug}.example`;
  const nina = await patient(chain, 'Nina Roy', { email });
  // A number that Twilio's test credentials call invalid.
  const noah = await patient(chain, 'Noah Grant', { phone: '+1 500 555 0001' });
  practice.patients = [nina, noah];
  // Far enough ahead for every reminder.
  const date = new Date(Date.parse(tomorrow(practice.zone)) + 4 * 86_400_000).toISOString().slice(0, 10);
  await book(chain, practice, { date, at: '09:00', patient: 0 });
  await owner.must(
    'POST',
    `/api/v1/patients/${noah}/messages`,
    { text: 'Please bring your card.', channel: 'sms' },
    { 'Idempotency-Key': randomUUID() },
  );

  const page = await person();
  await asOwner(page, chain);

  await test.step('the confirmation arrives, and its links open', async () => {
    const link = await mailed(email, /(http:\/\/\S+\/visit\/\S+)/);
    const answer = await page.goto(link);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const preferences = await mailed(email, /(http:\/\/\S+\/preferences\/\S+)/);
    await page.goto(preferences);
    await expect(page.getByRole('heading', { name: /Messages from/ })).toBeVisible();
    await look(page, 'en-preferences');
    await lookOnPhone(page, 'en-preferences');
    await page.getByRole('checkbox', { name: 'News and offers' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('Saved');
  });

  await test.step('the record shows what was said', async () => {
    await page.goto(`${chain.address}/patients/${nina}?tab=messages`);
    await expect(page.getByText('Your visit is booked for')).toBeVisible();
    await expect(page.getByText('Reminder, days before').first()).toBeVisible();
    await look(page, 'en-patient-messages');
    await lookOnPhone(page, 'en-patient-messages');
  });

  await test.step('what failed stands in the queue and is tried again', async () => {
    await page.goto(`${chain.address}/messages?state=failed`);
    const line = page.getByRole('row').filter({ hasText: 'Noah Grant' });
    await expect(line.getByText('The vendor does not take it for this address.').filter({ visible: true })).toBeVisible(
      {
        timeout: 20_000,
      },
    );
    await look(page, 'en-messages');
    await lookOnPhone(page, 'en-messages');
    await page.setViewportSize({ width: 1280, height: 800 });
    await owner.must('PATCH', `/api/v1/patients/${noah}`, { phone: '+1 416 555 0123' }, { 'If-Match': '*' });
    await line.getByRole('button', { name: 'Try the message to Noah Grant again' }).last().click();
    await page.getByRole('tab', { name: 'Sent', exact: true }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Noah Grant' })).toContainText('Text message', {
      timeout: 20_000,
    });
  });

  await test.step('the settings', async () => {
    for (const part of ['kinds', 'channels', 'templates']) {
      await page.goto(`${chain.address}/settings/messaging?part=${part}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await look(page, `en-messaging-${part}`);
      await lookOnPhone(page, `en-messaging-${part}`);
    }
    await owner.must('PATCH', '/api/v1/me', { language: 'ar' });
    const arabic = await person({ locale: 'ar' });
    await asOwner(arabic, chain);
    await arabic.goto(`${chain.address}/settings/messaging?part=templates`);
    await arabic.waitForLoadState('networkidle');
    await lookByDay(arabic, 'ar-messaging-templates');
    await arabic.goto(`${chain.address}/patients/${nina}?tab=messages`);
    await arabic.waitForLoadState('networkidle');
    await lookByDay(arabic, 'ar-patient-messages');
    await lookOnPhone(arabic, 'ar-patient-messages');
  });
});
