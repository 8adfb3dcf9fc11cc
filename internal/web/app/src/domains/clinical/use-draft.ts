import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { merge, same } from './merge';
import type { Content, Note } from './types';

/** Where the text stands: on the server, on its way, or still here alone. */
export type DraftStatus = 'saved' | 'typing' | 'saving' | 'away';

const pause = 900; // ms without a key before what was typed is sent
const longestWait = 20_000;

interface Kept {
  base: Content; // what the server had at `revision`
  revision: number;
  content: Content;
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: Promise<void> | undefined;
  failures: number;
  gone: boolean;
}

/**
 * Keeps a draft on the server while it is typed. Nothing is stored on the device; what could not be sent is tried again
 * until it is, and a page that still holds unsent text asks before it is left. Where another place saved first, both
 * versions are put together.
 */
export function useDraft(note: Note) {
  const [content, setContent] = useState<Content>(note.content ?? {});
  const [status, setStatus] = useState<DraftStatus>('saved');
  const [problem, setProblem] = useState<Problem>();
  const [merged, setMerged] = useState<string[]>([]);
  const kept = useRef<Kept>({
    base: note.content ?? {},
    revision: note.revision,
    content: note.content ?? {},
    timer: undefined,
    sending: undefined,
    failures: 0,
    gone: false,
  });

  const send = useCallback(async () => {
    const k = kept.current;
    const sent = k.content;
    setStatus('saving');
    try {
      const { data } = await client.PUT('/notes/{id}/draft', {
        params: { path: { id: note.id } },
        body: { revision: k.revision, content: sent },
      });
      k.failures = 0;
      k.base = sent;
      if (data) k.revision = data.revision;
      setProblem(undefined);
    } catch (error) {
      const failed = asProblem(error);
      if (failed.code === 'clinical.draft_conflict') {
        const saved = failed.extra.saved as { revision: number; content: Content | null };
        const joined = merge(k.base, k.content, saved.content ?? {});
        k.base = saved.content ?? {};
        k.revision = saved.revision;
        k.content = joined.content;
        setContent(joined.content);
        setMerged((old) => [...new Set([...old, ...joined.both])]);
      } else {
        k.failures += 1;
        setProblem(failed);
        throw failed;
      }
    }
  }, [note.id]);

  const flush = useCallback(async (): Promise<number> => {
    const k = kept.current;
    clearTimeout(k.timer);
    while (k.sending || !same(k.content, k.base)) {
      if (!k.sending) {
        k.sending = send().finally(() => {
          k.sending = undefined;
        });
      }
      await k.sending;
    }
    setStatus('saved');
    return k.revision;
  }, [send]);

  const later = useCallback(
    (wait: number) => {
      const k = kept.current;
      clearTimeout(k.timer);
      k.timer = setTimeout(() => {
        flush().catch((error: unknown) => {
          setStatus('away');
          // what the server refuses for good is not sent again until it is changed
          if (!k.gone && (asProblem(error).offline || asProblem(error).status >= 429)) {
            later(Math.min(longestWait, 1000 * 2 ** k.failures));
          }
        });
      }, wait);
    },
    [flush],
  );

  const change = useCallback(
    (key: string, value: unknown) => {
      const k = kept.current;
      const next = { ...k.content };
      if (value === undefined || value === null || value === '') delete next[key];
      else next[key] = value;
      k.content = next;
      setContent(next);
      setStatus('typing');
      later(pause);
    },
    [later],
  );

  const take = useCallback(
    (more: Content) => {
      for (const [key, value] of Object.entries(more)) change(key, value);
    },
    [change],
  );

  useEffect(() => {
    const k = kept.current;
    k.gone = false;
    const ask = (event: BeforeUnloadEvent) => {
      if (!same(k.content, k.base)) event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden' && !same(k.content, k.base)) later(0);
    };
    window.addEventListener('beforeunload', ask);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('visibilitychange', hide);
      k.gone = true;
      if (!same(k.content, k.base)) flush().catch(() => undefined);
    };
  }, [flush, later]);

  return { content, change, take, status, problem, merged, clearMerged: () => setMerged([]), flush };
}
