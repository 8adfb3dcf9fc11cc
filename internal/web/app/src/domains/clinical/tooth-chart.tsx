import { Checkbox, Group, Popover, Stack, Switch, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './tooth-chart.module.css';
import type { Teeth } from './types';

const findings = [
  'caries',
  'filling',
  'crown',
  'root_canal',
  'missing',
  'implant',
  'bridge',
  'fracture',
  'mobility',
  'impacted',
  'extraction',
  'sealant',
  'watch',
] as const;

// As the dentist sees the patient: the patient's right is on the left, in every language.
const permanent = [
  ['18', '17', '16', '15', '14', '13', '12', '11', '21', '22', '23', '24', '25', '26', '27', '28'],
  ['48', '47', '46', '45', '44', '43', '42', '41', '31', '32', '33', '34', '35', '36', '37', '38'],
];
const milk = [
  ['55', '54', '53', '52', '51', '61', '62', '63', '64', '65'],
  ['85', '84', '83', '82', '81', '71', '72', '73', '74', '75'],
];

interface Props {
  label: string;
  value: Teeth;
  /** Left out: to be read only. */
  onChange?: (value: Teeth | undefined) => void;
}

/** The teeth by FDI number, with what was found on each. */
export function ToothChart({ label, value, onChange }: Props) {
  const { t } = useTranslation('clinical');
  const [children, setChildren] = useState(() => Object.keys(value).some((n) => n > '50'));
  const rows = children ? milk : permanent;

  function set(tooth: string, found: string[]) {
    const next = { ...value };
    if (found.length > 0) next[tooth] = found;
    else delete next[tooth];
    onChange?.(Object.keys(next).length > 0 ? next : undefined);
  }

  return (
    <Stack gap={6} component="fieldset" className={classes.chart}>
      <Group justify="space-between">
        <Text component="legend" fw={500} size="sm">
          {label}
        </Text>
        <Switch
          size="xs"
          label={t('teeth.milk')}
          checked={children}
          onChange={(e) => setChildren(e.currentTarget.checked)}
        />
      </Group>
      <div className={classes.scroll} dir="ltr">
        {rows.map((row, at) => (
          <div key={row[0]} className={classes.row} data-lower={at === 1 || undefined}>
            {row.map((number) => (
              <Tooth
                key={number}
                number={number}
                found={value[number] ?? []}
                onChange={onChange ? (found) => set(number, found) : undefined}
              />
            ))}
          </div>
        ))}
      </div>
      <Text size="sm" c="dimmed">
        {Object.keys(value)
          .sort()
          .map(
            (n) =>
              `${n}: ${(value[n] ?? []).map((f) => t(`teeth.finding.${f as (typeof findings)[number]}`)).join(', ')}`,
          )
          .join(' · ') || t('teeth.none')}
      </Text>
    </Stack>
  );
}

function Tooth({
  number,
  found,
  onChange,
}: {
  number: string;
  found: string[];
  onChange: ((found: string[]) => void) | undefined;
}) {
  const { t } = useTranslation('clinical');
  const words = found.map((f) => t(`teeth.finding.${f as (typeof findings)[number]}`)).join(', ');
  const face = (
    <>
      <svg viewBox="0 0 20 26" aria-hidden className={classes.tooth} data-found={found[0]}>
        <path d="M3 4 C5 1 8 3 10 3 C12 3 15 1 17 4 C19 8 16 12 15.5 17 C15 22 14 25 12.5 25 C11 25 11.5 18 10 18 C8.5 18 9 25 7.5 25 C6 25 5 22 4.5 17 C4 12 1 8 3 4Z" />
      </svg>
      <span>{number}</span>
    </>
  );
  if (!onChange) return <span className={classes.place}>{face}</span>;
  return (
    <Popover position="bottom" withArrow trapFocus shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={classes.place}
          aria-label={t('teeth.tooth', { number, found: words || t('teeth.none') })}
        >
          {face}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group value={found} onChange={onChange} label={t('teeth.of', { number })}>
          <Stack gap={6} mt={6}>
            {findings.map((f) => (
              <Checkbox key={f} value={f} label={t(`teeth.finding.${f}`)} size="xs" />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
