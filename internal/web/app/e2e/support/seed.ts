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
  services: Service[];
}

interface Service {
  id: string;
  duration_minutes: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
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
  for (const [at, name] of staff[names].entries()) {
    const { id } = await owner.must('POST', '/api/v1/resources', {
      kind: 'practitioner',
      name,
      title: names === 'ar' ? 'د.' : 'Dr',
      color: ['#b45309', '#0f766e', '#7c3aed', '#0369a1'][at],
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

/** Which services each practitioner gives in the course of a day, by their place in the list. */
const courses = [
  [1, 0, 8, 6, 9],
  [8, 10, 1, 0, 8],
  [4, 9, 2],
  [0, 3, 8, 1, 6],
];

/** Places for services in a day, on every half hour that is free, with a pause at one o'clock. */
function placesFor(course: Service[]): string[] {
  let free = 9 * 60;
  return course.map((service) => {
    const long = service.duration_minutes + service.buffer_after_minutes;
    let start = Math.ceil((free + service.buffer_before_minutes) / 30) * 30;
    if (start < 14 * 60 && start + long > 13 * 60) start = 14 * 60 + (service.buffer_before_minutes > 0 ? 30 : 0);
    free = start + long;
    return `${String(Math.floor(start / 60)).padStart(2, '0')}:${String(start % 60).padStart(2, '0')}`;
  });
}

/** Books a whole day, and returns the first visit. */
export async function fill(chain: Chain, practice: Practice, date: string): Promise<string> {
  const booked: string[] = [];
  for (const [practitioner, course] of courses.entries()) {
    const places = placesFor(course.map((service) => practice.services[service]).filter((s) => s !== undefined));
    for (const [i, at] of places.entries()) {
      const visit = { date, at, practitioner, patient: booked.length, service: course[i] ?? 0 };
      booked.push((await book(chain, practice, visit)).id);
    }
  }
  return booked[0] ?? '';
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
