import type { i18n as I18n } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Flow, messagesOf, type UiText } from './kratos';

/** What Kratos says that our own screens say better, or that is no news: "Sign in", "Please confirm …". */
const unsaid = new Set([1010003, 1010004, 1050001, 1060001, 1060003, 1080003]);

function context(message: UiText): Record<string, unknown> {
  const c = message.context ?? {};
  return { min: c.min_length, max: c.max_length, count: c.min_length ?? c.max_length, ...c };
}

/** A message of Kratos in the reader's language: by its id, else the text it came with. */
export function kratosText(message: UiText, i18n: I18n): string {
  const key = `identity:kratos.${message.id}`;
  return i18n.exists(key) ? (i18n.t as (key: string, options: object) => string)(key, context(message)) : message.text;
}

export interface Said {
  /** About the whole form. */
  errors: string[];
  infos: string[];
  /** The first error of each field, by the name of its node. */
  fields: Record<string, string>;
}

/** What a flow has to say, sorted for a form. */
export function said(flow: Flow | undefined, i18n: I18n): Said {
  const out: Said = { errors: [], infos: [], fields: {} };
  for (const m of flow?.ui.messages ?? []) {
    if (unsaid.has(m.id)) continue;
    (m.type === 'error' ? out.errors : out.infos).push(kratosText(m, i18n));
  }
  for (const node of flow?.ui.nodes ?? []) {
    const first = node.messages.find((m) => m.type === 'error');
    const name = node.attributes.name ?? node.attributes.id;
    if (first && name) out.fields[name] ??= kratosText(first, i18n);
  }
  return out;
}

/** `said` in the reader's language. */
export function useSaid(): (flow: Flow | undefined) => Said {
  const { i18n } = useTranslation();
  return useCallback((flow) => said(flow, i18n), [i18n]);
}

/** Whether a flow complains of anything. */
export function hasErrors(flow: Flow): boolean {
  return messagesOf(flow).some((m) => m.type === 'error');
}
