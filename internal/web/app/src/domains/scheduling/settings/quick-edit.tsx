import { Loader, Text, TextInput, UnstyledButton } from '@mantine/core';
import clsx from 'clsx';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '@/api/problem';
import { fieldText, problemText } from '@/ui/problem-text';
import { isStale } from '@/ui/stale';
import classes from './quick-edit.module.css';

interface Props {
  /** What is edited, for who cannot see the column: "Price of Filling". */
  label: string;
  /** What is there now, as it is edited. */
  text: string;
  /** What is there now, as it is read. */
  children: ReactNode;
  /** What to say against what was typed, if anything. */
  check: (text: string) => string | undefined;
  /** Keeps it; what it throws is shown, and the field stays. */
  save: (text: string) => Promise<void>;
  inputMode?: 'text' | 'numeric' | 'decimal';
  unit?: string;
  disabled?: boolean;
}

/** A value in a table that turns into a field: Enter or leaving it keeps the change, Escape drops it. */
export function QuickEdit(props: Props) {
  const { label, children, disabled } = props;
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (disabled) return <span className={classes.value}>{children}</span>;
  if (editing) {
    return (
      <Field
        {...props}
        onEnd={(focus) => {
          setEditing(false);
          if (focus) requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  }
  return (
    <UnstyledButton ref={button} className={classes.button} title={label} onClick={() => setEditing(true)}>
      {children}
    </UnstyledButton>
  );
}

function Field({ label, text, check, save, inputMode, unit, onEnd }: Props & { onEnd: (focus: boolean) => void }) {
  const { t, i18n } = useTranslation('branches');
  const [typed, setTyped] = useState(text);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const over = useRef(false);

  function say(problem: Problem): string {
    const [field] = problem.fields;
    if (isStale(problem)) return t('quick.stale');
    return field ? fieldText(field, problem.code, i18n) : problemText(problem, i18n);
  }

  async function finish(focus: boolean) {
    if (over.current || busy) return;
    if (typed.trim() === text) return end(focus);
    const fault = check(typed);
    setError(fault);
    if (fault) return;
    setBusy(true);
    try {
      await save(typed);
      end(focus);
    } catch (failed) {
      setError(say(asProblem(failed)));
      setBusy(false);
    }
  }

  function end(focus: boolean) {
    over.current = true;
    onEnd(focus);
  }

  return (
    <TextInput
      className={clsx(classes.field, inputMode && classes.number)}
      classNames={{ error: classes.error }}
      size="xs"
      aria-label={label}
      value={typed}
      error={error}
      autoFocus
      autoComplete="off"
      inputMode={inputMode ?? 'text'}
      onFocus={(e) => e.currentTarget.select()}
      onChange={(e) => setTyped(e.currentTarget.value)}
      onBlur={() => void finish(false)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') void finish(true);
        if (e.key === 'Escape') {
          e.stopPropagation();
          end(true);
        }
      }}
      rightSection={busy ? <Loader size={14} /> : unit ? <Text size="xs">{unit}</Text> : null}
      rightSectionWidth={unit ? 40 : 28}
    />
  );
}
