import { useCallback, useEffect, useRef, useState } from 'react';
import { client, type Schema } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { Answers } from './form';

export type PublicIntake = Schema<'PublicIntake'>;
export type Saving = 'saved' | 'waiting' | 'failed';

const pause = 600;
const again = 4000;

/** A form behind its link. Each answer is sent as it is given, and again until it is kept: nothing typed is forgotten. */
export function useIntake(token: string, first: PublicIntake) {
  const [intake, setIntake] = useState(first);
  const [answers, setAnswers] = useState<Answers>(first.answers ?? {});
  const [saving, setSaving] = useState<Saving>('saved');
  const [conflicts, setConflicts] = useState<string[]>([]);
  const revision = useRef(first.revision);
  const pending = useRef(new Map<string, unknown>());
  const timer = useRef<number>(undefined);
  const sending = useRef<Promise<void>>(undefined);

  const send = useCallback(async () => {
    const batch = new Map(pending.current);
    if (batch.size === 0) return;
    setSaving('waiting');
    try {
      const body = { token, revision: revision.current, answers: Object.fromEntries(batch) };
      const { data } = await client.POST('/intake/save', { body });
      if (!data) return;
      revision.current = data.revision;
      for (const [key, value] of batch) if (pending.current.get(key) === value) pending.current.delete(key);
      const theirs = data.conflicts.filter((key) => !pending.current.has(key));
      if (theirs.length > 0) {
        setConflicts(theirs);
        setAnswers((old) => ({ ...old, ...Object.fromEntries(theirs.map((key) => [key, data.answers?.[key]])) }));
      }
      setSaving(pending.current.size > 0 ? 'waiting' : 'saved');
      if (pending.current.size > 0) timer.current = window.setTimeout(flush.current, pause);
    } catch (error) {
      const { status } = asProblem(error);
      setSaving('failed');
      // an answer the server does not take stays on the page and is refused on handing in
      if (status === 422) for (const key of batch.keys()) pending.current.delete(key);
      else if (status !== 404 && status !== 409) timer.current = window.setTimeout(flush.current, again);
    }
  }, [token]);

  const flush = useRef(() => Promise.resolve());
  flush.current = () => {
    window.clearTimeout(timer.current);
    sending.current = (sending.current ?? Promise.resolve()).then(send);
    return sending.current;
  };

  const answer = useCallback((key: string, value: unknown) => {
    setAnswers((old) => ({ ...old, [key]: value }));
    setConflicts((old) => old.filter((k) => k !== key));
    pending.current.set(key, value);
    setSaving('waiting');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(flush.current, pause);
  }, []);

  useEffect(() => {
    const online = () => void flush.current();
    const leave = (event: BeforeUnloadEvent) => {
      if (pending.current.size === 0) return;
      void flush.current();
      event.preventDefault();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') void flush.current();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.clearTimeout(timer.current);
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, []);

  /** The same form in another language; answers stay. A consent is read again in its new words. */
  async function speak(language: 'en' | 'hi' | 'ar' | 'fr') {
    await flush.current();
    const { data } = await client.POST('/intake/open', { body: { token, language } });
    if (!data) return;
    setIntake(data);
    setAnswers((old) =>
      Object.fromEntries(
        Object.entries(old).filter(([key]) => !key.startsWith('consent_') || language === intake.language),
      ),
    );
  }

  return { intake, answers, answer, saving, conflicts, speak, flush: () => flush.current(), revision, pending };
}
