import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type FieldFault, type Problem } from '@/api/problem';
import { fieldText } from './problem-text';

export interface ApiForm<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  /** For `<form onSubmit>`: checks, sends, and puts the server's field errors on their fields. */
  onSubmit: (event?: React.FormEvent<HTMLFormElement>) => void;
  sending: boolean;
  /** What no field could show; for `<FormProblem>`. */
  problem: Problem | undefined;
  clearProblem: () => void;
}

interface Options<Values extends Record<string, unknown>> extends UseFormInput<Values> {
  /** Sends the values. What it throws lands on the fields, or in `problem`. */
  send: (values: Values) => Promise<void>;
  /** Where a server pointer belongs when the form is shaped otherwise: `{ '/phone': 'contact.phone' }`. */
  pointers?: Record<string, string>;
}

/** A JSON pointer as a form path: `/hours/0/opens` is `hours.0.opens`. */
export function pathOf(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('~1', '/').replaceAll('~0', '~').replaceAll('/', '.');
}

function reachable(values: unknown, path: string): boolean {
  let at: unknown = values;
  for (const part of path.split('.')) {
    if (at === null || typeof at !== 'object' || !(part in at)) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return true;
}

/** Splits field faults into those a form of these values can show, by path, and whether all found a place. */
export function placeFaults(
  fields: FieldFault[],
  values: unknown,
  pointers: Record<string, string>,
  text: (field: FieldFault) => string,
): { errors: Record<string, string>; all: boolean } {
  const errors: Record<string, string> = {};
  let all = fields.length > 0;
  for (const field of fields) {
    const path = pointers[field.pointer] ?? pathOf(field.pointer);
    if (reachable(values, path)) errors[path] ??= text(field);
    else all = false;
  }
  return { errors, all };
}

/** A Mantine form whose server errors find their fields by JSON pointer; the first of them gets the focus. */
export function useApiForm<Values extends Record<string, unknown>>(options: Options<Values>): ApiForm<Values> {
  const { send, pointers = {}, ...rest } = options;
  const { i18n } = useTranslation();
  const form = useForm<Values>({ mode: 'uncontrolled', ...rest });
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function run(values: Values) {
    setSending(true);
    setProblem(undefined);
    try {
      await send(values);
    } catch (error) {
      const failed = asProblem(error);
      const placed = placeFaults(failed.fields, values, pointers, (f) => fieldText(f, failed.code, i18n));
      form.setErrors(placed.errors);
      const first = Object.keys(placed.errors)[0];
      if (first) focusField(() => form.getInputNode(first));
      if (!placed.all) setProblem(failed);
    } finally {
      setSending(false);
    }
  }

  const onSubmit = form.onSubmit(
    (values) => void run(values),
    (errors) => focusField(() => form.getInputNode(Object.keys(errors)[0] ?? '')),
  );
  return { form, onSubmit, sending, problem, clearProblem: () => setProblem(undefined) };
}

/** After the errors are painted: a disabled field cannot take the focus. */
function focusField(find: () => HTMLElement | null) {
  requestAnimationFrame(() => find()?.focus());
}
