import type { Schema } from '@/api/client';

export type Visit = Schema<'Visit'>;
export type VisitLine = Schema<'VisitLine'>;
export type Note = Schema<'Note'>;
export type NoteField = Schema<'NoteField'>;
export type NoteSection = Schema<'NoteSection'>;
export type NoteTemplate = Schema<'NoteTemplate'>;
export type MeasureKind = Schema<'MeasureKind'>;
export type Snippet = Schema<'Snippet'>;
export type Turn = Schema<'Turn'>;
export type UnsignedNote = Schema<'UnsignedNote'>;

/** What a note says, by field of its template. */
export type Content = Record<string, unknown>;

export interface Measurement {
  value: string;
  unit: string;
}

export interface Problem {
  code: string;
  title: string;
}

export interface Plan {
  text?: string;
  follow_up_on?: string;
  follow_up?: string;
  orders?: string[];
}

export type Teeth = Record<string, string[]>;
