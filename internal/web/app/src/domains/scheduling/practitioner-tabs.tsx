import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './practitioner-tabs.module.css';
import type { Practitioner } from './types';

interface Props {
  practitioners: Practitioner[];
  value: string | undefined;
  onChange: (id: string) => void;
}

/** Chooses whose column a phone shows. */
export function PractitionerTabs({ practitioners, value, onChange }: Props) {
  const { t } = useTranslation('scheduling');
  const list = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    if (value)
      list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [value]);

  return (
    <fieldset ref={list} className={classes.tabs} aria-label={t('toolbar.practitioner')}>
      {practitioners.map((p) => (
        <UnstyledButton key={p.id} className={classes.tab} aria-pressed={p.id === value} onClick={() => onChange(p.id)}>
          {p.name}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
