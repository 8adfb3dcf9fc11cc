import { useEffect, useRef, useState } from 'react';

/** The last seconds, in which the page asks whether anybody is there. */
export const warnFor = 60;
/** Work without requests, such as filling in a long form, is told to the server this often. */
const tellEvery = 120_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const stored = 'praxis-active';

/** Seconds left of a session whose last sign of life was at `last`; `undefined` while there is no hurry. */
export function secondsLeft(last: number, now: number, minutes: number): number | undefined {
  const left = Math.ceil((last + minutes * 60_000 - now) / 1000);
  return left > warnFor ? undefined : Math.max(left, 0);
}

function lastElsewhere(): number {
  try {
    return Number(localStorage.getItem(stored)) || 0;
  } catch {
    return 0;
  }
}

function keep(at: number): void {
  try {
    localStorage.setItem(stored, String(at));
  } catch {
    // other tabs then count for themselves
  }
}

interface Options {
  minutes: number;
  /** Tells the server that somebody is at work. */
  onActive: () => void;
  onIdle: () => void;
}

/** Watches for signs of life in any tab of this browser. Answers with the seconds left once they are few. */
export function useIdle({ minutes, onActive, onIdle }: Options): [left: number | undefined, stay: () => void] {
  const [left, setLeft] = useState<number>();
  const last = useRef(Date.now());
  const told = useRef(Date.now());
  const acts = useRef({ onActive, onIdle });
  acts.current = { onActive, onIdle };
  const warned = left !== undefined;

  useEffect(() => {
    if (warned) return; // a stray movement must not answer the question
    function alive() {
      const now = Date.now();
      if (now - last.current < 1000) return;
      last.current = now;
      keep(now);
      if (now - told.current > tellEvery) {
        told.current = now;
        acts.current.onActive();
      }
    }
    for (const sign of signs) window.addEventListener(sign, alive, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, alive);
    };
  }, [warned]);

  useEffect(() => {
    if (minutes <= 0) return;
    const timer = setInterval(() => {
      last.current = Math.max(last.current, lastElsewhere());
      const now = secondsLeft(last.current, Date.now(), minutes);
      setLeft(now);
      if (now === 0) acts.current.onIdle();
    }, 1000);
    return () => clearInterval(timer);
  }, [minutes]);

  function stay() {
    last.current = Date.now();
    told.current = Date.now();
    keep(last.current);
    setLeft(undefined);
    acts.current.onActive();
  }

  return [left, stay];
}
