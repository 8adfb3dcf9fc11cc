import { ageOn } from './search';
import type { PatientRecord, RegistrationRules } from './types';

interface Contact {
  name: string;
  relation: string;
  phone: string;
}

/** What the form of a patient holds; empty is "not said". */
export interface RecordValues extends Record<string, unknown> {
  name: string;
  given_name: string;
  family_name: string;
  preferred_name: string;
  sex: string;
  gender: string;
  phone: string;
  phone_owner: string;
  second_phone: string;
  second_phone_owner: string;
  email: string;
  birth_date: string;
  age: string;
  address: { line1: string; line2: string; locality: string; city: string; state: string; postal_code: string };
  language: string;
  channel: string;
  referral: { source: string; campaign: string; by: string; name: string; patient_id?: string };
  occupation: string;
  emergency_contact: Contact;
  guardian: Contact;
  notes: string;
}

const nobody: Contact = { name: '', relation: '', phone: '' };
const nowhere = { line1: '', line2: '', locality: '', city: '', state: '', postal_code: '' };

/** The form as it begins: a record's own values, or those of somebody new. */
export function valuesOf(patient?: Partial<PatientRecord>): RecordValues {
  const text = (key: keyof PatientRecord) => (patient?.[key] as string | null | undefined) ?? '';
  const referral = patient?.referral;
  return {
    name: text('name'),
    given_name: text('given_name'),
    family_name: text('family_name'),
    preferred_name: text('preferred_name'),
    sex: text('sex'),
    gender: text('gender'),
    phone: text('phone'),
    phone_owner: text('phone_owner'),
    second_phone: text('second_phone'),
    second_phone_owner: text('second_phone_owner'),
    email: text('email'),
    birth_date: text('birth_date'),
    age: '',
    address: { ...nowhere, ...patient?.address },
    language: text('language'),
    channel: text('channel'),
    referral: {
      source: referral?.source ?? '',
      campaign: referral?.campaign ?? '',
      by: referral?.by ?? '',
      name: referral?.name ?? '',
      ...(referral?.patient_id ? { patient_id: referral.patient_id } : {}),
    },
    occupation: text('occupation'),
    emergency_contact: { ...nobody, ...patient?.emergency_contact },
    guardian: { ...nobody, ...patient?.guardian },
    notes: text('notes'),
  };
}

/** The values as the API takes them. An age stands in for a birth date, and a birth date that stays keeps its accuracy. */
export function bodyOf(values: RecordValues, before?: Partial<PatientRecord>) {
  const { age, birth_date, ...rest } = values;
  const referral = values.referral as NonNullable<PatientRecord['referral']>;
  const body = { ...rest, referral };
  if (age.trim()) return { ...body, age: Number(age) };
  return birth_date === (before?.birth_date ?? '') ? body : { ...body, birth_date };
}

/** Whether somebody of this birth date or age is below majority on a day. */
export function isMinor(
  values: Pick<RecordValues, 'birth_date' | 'age'>,
  rules: Pick<RegistrationRules, 'majority'>,
  today: string,
) {
  if (values.age.trim()) return Number(values.age) < rules.majority;
  return values.birth_date !== '' && ageOn(values.birth_date, today) < rules.majority;
}
