import { run } from './support/seed';
import { expect, test } from './support/test';
import { type Cast, Walk } from './support/walk';

const casts: Cast[] = [
  {
    language: 'en',
    tongue: 'English',
    dir: 'ltr',
    country: 'India',
    kind: 'Dental',
    chain: 'Nilgiri Dental Care',
    slug: `nilgiri-${run}`,
    owner: 'Asha Rao',
    branch: 'Indiranagar',
    doctor: 'Meera Iyer',
    receptionist: 'Priya Das',
    first: { name: 'Vikram Shah', phone: '098450 12345' },
    second: { name: 'Lakshmi Menon', phone: '098450 12346' },
  },
  {
    language: 'ar',
    tongue: 'العربية',
    dir: 'rtl',
    country: 'الإمارات العربية المتحدة',
    kind: 'طب الأسنان',
    chain: 'عيادات النور',
    slug: `alnoor-${run}`,
    owner: 'أسماء خالد',
    branch: 'فرع المدينة',
    doctor: 'ليلى حداد',
    receptionist: 'سلمى يوسف',
    first: { name: 'محمد علي', phone: '050 123 4567' },
    second: { name: 'فاطمة حسن', phone: '050 123 4568' },
    early: true,
  },
];

for (const cast of casts) {
  test(`from sign-up to a booked patient, in ${cast.language}`, async ({ person }) => {
    const walk = new Walk(await person(), cast);
    await test.step('sign up', () => walk.signUp());
    await test.step('sign in', () => walk.signIn());
    await test.step('second factor', () => walk.enrol());
    await test.step('set up', () => walk.setUp());
    const date = await test.step('first booking', () => walk.book());
    console.warn(walk.watch.table(`From sign-up to the first booking, in ${cast.language}:`));
    expect(walk.watch.total(), 'three minutes are enough').toBeLessThan(180_000);

    const desk = await person({ timezoneId: 'Europe/Paris' });
    await test.step('a receptionist joins', () => walk.invite(desk));
    const seen = await test.step('two desks want one time', () => walk.collide(desk, date));
    console.warn(`Another desk saw the booking after ${seen} ms.`);
  });
}
