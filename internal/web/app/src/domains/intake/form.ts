import type { Schema } from '@/api/client';

export type Form = Schema<'Form'>;
export type Question = NonNullable<NonNullable<Form['sections']>[number]['questions']>[number];
export type Answers = Record<string, unknown>;

/** A text of a form in a language, or in English. */
export function say(names: Record<string, string> | undefined, language: string): string {
  return names?.[language] || names?.en || '';
}

export function questionsOf(form: Form): Question[] {
  return (form.sections ?? []).flatMap((s) => s.questions ?? []);
}

/** The questions to be asked given the answers: the same rule as the server's, which decides. */
export function visible(form: Form, answers: Answers): Set<string> {
  const shown = new Set<string>();
  for (const q of questionsOf(form)) {
    const rule = q.show_if;
    if (!rule || (shown.has(rule.question) && met(rule.is ?? [], answers[rule.question]))) shown.add(q.key);
  }
  return shown;
}

function met(is: string[], answer: unknown): boolean {
  if (typeof answer === 'boolean' || typeof answer === 'string') return is.includes(String(answer));
  return Array.isArray(answer) && answer.some((x) => is.includes(String(x)));
}

export interface ListAnswer {
  none?: boolean;
  items?: string[];
}

export interface ConsentAnswer {
  state?: 'given' | 'refused';
  sha256?: string;
}
