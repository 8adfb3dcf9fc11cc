import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { Client } from './api';
import { clinic } from './env';
import { mailedCode } from './mail';
import type { Language } from './words';

/** Part of the names a run makes, so that tests can be run again on the same Praxis. */
export const run = Date.now().toString(36);

export const password = 'Correct-Horse-77-Battery';

export interface Chain {
  slug: string;
  address: string;
  email: string;
  secret: string;
  owner: Client;
}

/** A chain with its owner, second factor and all, made without a browser. */
export async function openChain(slug: string, language: Language, country = 'IN'): Promise<Chain> {
  const email = `owner@${slug}.example`;
  const apex = new Client();
  const signup = await apex.must('POST', '/api/v1/signups', {
    chain_name: language === 'ar' ? 'عيادات النور' : 'Nilgiri Dental Care',
    slug,
    country,
    subdivision: { IN: 'KA', AE: 'DU' }[country],
    clinic_type: 'dental',
    owner_name: language === 'ar' ? 'أسماء خالد' : 'Asha Rao',
    email,
    password,
    language,
  });
  await apex.must('POST', `/api/v1/signups/${signup.id}/verify`, { code: await mailedCode(email) });
  const owner = new Client(slug);
  await owner.signIn(email, password);
  const secret = await owner.enrol();
  return { slug, address: clinic(slug), email, secret, owner };
}

/** Gives a page the owner's cookies. */
export async function asOwner(page: Page, chain: Chain) {
  await page.context().addCookies(chain.owner.forBrowser());
}

export interface Practice {
  branch: string;
  zone: string;
  practitioners: string[];
  patients: string[];
  services: { id: string; name: string }[];
}

const staff = {
  en: ['Meera Iyer', 'Arjun Nair', 'Zoya Khan', 'Thomas Kurian'],
  ar: ['ليلى حداد', 'عمر ناصر', 'هدى منصور', 'سامر حسين'],
};
const people = {
  en: [
    'Vikram Shah',
    'Lakshmi Menon',
    'Daniel Fernandes',
    'Sara Khan',
    'Kabir Singh',
    'Nisha Patel',
    'Rohan Gupta',
    'Anita Desai',
    'Farhan Qureshi',
    'Divya Reddy',
    'Joseph Mathew',
    'Ishita Sen',
    'Manoj Pillai',
    'Tara Bose',
    'Aditya Kulkarni',
    'Grace Thomas',
    'Suresh Hegde',
    'Kavita Joshi',
  ],
  ar: [
    'محمد علي',
    'فاطمة حسن',
    'يوسف إبراهيم',
    'مريم سالم',
    'خالد عمر',
    'نورة سعيد',
    'سامي فارس',
    'رنا يونس',
    'طارق زيد',
    'هند صالح',
    'ماجد راشد',
    'دانة خليفة',
    'وليد جابر',
    'سارة أحمد',
    'حسن كريم',
    'لبنى عادل',
    'بدر ناصر',
    'عائشة مبارك',
  ],
};

/** Opens a branch that is never closed, with services, four practitioners and some patients. */
export async function furnish(chain: Chain, language: Language): Promise<Practice> {
  const { owner } = chain;
  const names = language === 'ar' ? 'ar' : 'en';
  const week = [1, 2, 3, 4, 5, 6, 7];
  const hint = await owner.must('GET', '/api/v1/setup/suggestions');
  const branch = await owner.must('POST', '/api/v1/branches', {
    name: names === 'ar' ? 'فرع المدينة' : 'Indiranagar',
    hours: week.map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' })),
  });
  const { items } = await owner.must('POST', '/api/v1/services/batch', {
    services: (hint.services as { key: string; room_type?: string }[]).map(
      ({ key: _, room_type: __, ...service }) => service,
    ),
  });
  const practice: Practice = {
    branch: branch.id,
    zone: branch.time_zone,
    practitioners: [],
    patients: [],
    services: items,
  };
  for (const name of staff[names]) {
    const { id } = await owner.must('POST', '/api/v1/resources', {
      kind: 'practitioner',
      name,
      title: names === 'ar' ? 'د.' : 'Dr',
      branch_ids: [branch.id],
      weekly_hours: week.flatMap((weekday) => [
        { branch_id: branch.id, weekday, starts: '09:00', ends: '13:00' },
        { branch_id: branch.id, weekday, starts: '14:00', ends: '19:00' },
      ]),
    });
    practice.practitioners.push(id);
  }
  for (const [at, name] of people[names].entries()) {
    const phone = `${language === 'ar' ? '+9715012345' : '+9198450123'}${10 + at}`;
    const { id } = await owner.must('POST', '/api/v1/patients', { name, phone });
    practice.patients.push(id);
  }
  return practice;
}

/** The day after today at the branch, as 2026-11-24: whatever the hour, all of it lies ahead. */
export function tomorrow(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + 86_400_000);
}

interface Booking {
  date: string;
  at: string;
  practitioner?: number;
  patient?: number;
  service?: number;
}

/** A day as it is at a clinic that runs well: when, with whom, for what. */
const visits: Omit<Booking, 'date'>[] = [
  ...['09:00', '09:50', '11:00', '14:00', '15:30'].map((at, i) => ({
    at,
    practitioner: 0,
    patient: i,
    service: i % 3,
  })),
  ...['09:20', '10:30', '12:10', '14:30', '16:10'].map((at, i) => ({
    at,
    practitioner: 1,
    patient: 5 + i,
    service: 2 + (i % 2),
  })),
  ...['09:00', '11:40', '15:00'].map((at, i) => ({ at, practitioner: 2, patient: 10 + i, service: 4 + (i % 2) })),
  ...['09:40', '10:50', '12:00', '14:20', '15:20'].map((at, i) => ({
    at,
    practitioner: 3,
    patient: 13 + i,
    service: (i * 5) % 7,
  })),
];

/** Books a whole day. */
export async function fill(chain: Chain, practice: Practice, date: string) {
  for (const visit of visits) await book(chain, practice, { date, ...visit });
}

/** Books, as the front desk of the chain. */
export async function book(chain: Chain, practice: Practice, b: Booking) {
  return chain.owner.must(
    'POST',
    '/api/v1/appointments',
    {
      branch_id: practice.branch,
      service_id: practice.services[b.service ?? 0]?.id,
      practitioner_id: practice.practitioners[b.practitioner ?? 0],
      patient_id: practice.patients[b.patient ?? 0],
      start_local: `${b.date}T${b.at}`,
      source: 'call',
    },
    { 'Idempotency-Key': randomUUID() },
  );
}
