import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type Patient = Schema<'Patient'>;

/** What the calendar needs of a patient. */
export type PatientRef = Pick<Patient, 'id' | 'name' | 'phone'>;
