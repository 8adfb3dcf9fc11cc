import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type Patient = Schema<'Patient'>;

/** What the calendar needs of a patient. */
export type PatientRef = Pick<Patient, 'id' | 'name' | 'phone'>;

/** A patient's whole record. */
export type PatientRecord = Schema<'PatientRecord'>;

/** What registration asks for at a place. */
export type RegistrationRules = Schema<'Registration'>;

/** One list of the medical history, and an entry of it. */
export type HistoryList = Schema<'HistoryList'>;
export type HistoryEntry = Schema<'HistoryEntry'>;
