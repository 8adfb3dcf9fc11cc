import { look, lookByDay, lookOnPhone } from './support/screen';
import { asOwner, furnish, openChain, run } from './support/seed';
import { expect, test } from './support/test';
import type { Language } from './support/words';

/** A chain with one patient of whom much is known. */
async function prepare(slug: string, language: Language) {
  const chain = await openChain(slug, language, language === 'ar' ? 'AE' : 'IN');
  const practice = await furnish(chain, language);
  const { owner } = chain;
  const made = await owner.must('POST', '/api/v1/patients', {
    name: language === 'ar' ? 'ليلى منصور' : 'Mohammed Rafi',
    phone: language === 'ar' ? '+971501239999' : '+919845099999',
    phone_owner: language === 'ar' ? 'الأم' : 'mother',
    birth_date: '2015-03-12',
    sex: 'female',
    guardian: {
      name: language === 'ar' ? 'سعاد منصور' : 'Meera Rafi',
      relation: language === 'ar' ? 'الأم' : 'mother',
    },
    notes: language === 'ar' ? 'تحضر مع كرسي متحرك' : 'Comes with a wheelchair',
  });
  const record = `/api/v1/patients/${made.id}`;
  await owner.must('POST', `${record}/history`, {
    list: 'allergies',
    label: language === 'ar' ? 'البنسلين' : 'Penicillin',
    severity: 'life_threatening',
    since: '2019',
    alert: true,
  });
  await owner.must('POST', `${record}/alerts`, {
    text: language === 'ar' ? 'كرسي متحرك' : 'Wheelchair',
    severity: 'warning',
  });
  await owner.must(
    'POST',
    `${record}/identifiers`,
    language === 'ar'
      ? { kind: 'emirates_id', value: '784-1984-1234567-4' }
      : { kind: 'abha_number', value: '91-2345-6789-0123' },
  );
  return { chain, practice, patient: made.id as string };
}

test('somebody who is here already, a record that is complete, and what only some may see', async ({ person }) => {
  const { chain, patient } = await prepare(`people-${run}`, 'en');
  const page = await person();
  await asOwner(page, chain);

  await page.goto(`${chain.address}/patients`);
  await expect(page.getByText('Allergy: Penicillin').first()).toBeVisible();
  await page.getByRole('button', { name: 'Register a patient' }).first().click();
  const form = page.getByRole('form', { name: 'New patient' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Muhammad Raafi');
  await expect(form.getByText('Already here?')).toBeVisible();
  await expect(form.getByText('similar name')).toBeVisible();
  await look(page, 'people-registration');
  await form.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Zubin Mehta');
  await form.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(form.getByText('Some required fields are empty.')).toBeVisible();
  await form.getByRole('button', { name: 'Register now, complete later' }).click();
  await expect(page.getByRole('heading', { name: 'Zubin Mehta' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'What to know' })).toContainText(/Incomplete: .*Date of birth/);

  await page.goto(`${chain.address}/patients/${patient}`);
  const known = page.getByRole('list', { name: 'What to know' });
  await expect(known.getByRole('listitem').first()).toHaveText('Allergy: Penicillin');
  await page.getByRole('button', { name: 'Reveal' }).click();
  await expect(page.getByText('91234567890123')).toBeVisible();
  await look(page, 'people-record');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Notes for the desk').fill('Comes with a wheelchair, by the ramp');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('by the ramp').filter({ visible: true })).toBeVisible();

  await page.getByRole('tab', { name: 'Medical history' }).click();
  await page.getByRole('button', { name: 'Asked: none known' }).first().click();
  await expect(page.getByText('None known', { exact: true })).toBeVisible();
  await look(page, 'people-history');
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByText('Registered', { exact: true })).toBeVisible();
  await look(page, 'people-timeline');
});

test('the record in Arabic, from right to left and on a phone', async ({ person }) => {
  const { chain, patient } = await prepare(`people-ar-${run}`, 'ar');
  const page = await person({ locale: 'ar' });
  await asOwner(page, chain);
  for (const tab of ['overview', 'history', 'timeline']) {
    await page.goto(`${chain.address}/patients/${patient}?tab=${tab}`);
    await page.waitForLoadState('networkidle');
    await expect(
      page
        .getByText(/البنسلين/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await lookByDay(page, `people-ar-${tab}`);
    await lookOnPhone(page, `people-ar-${tab}`);
  }
});
