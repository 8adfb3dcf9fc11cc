import { Badge, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { formatMoney } from '@/ui/format';
import { type Flag, usePatientFlags } from './flags';
import classes from './patient-flags.module.css';

interface Props {
  id: string;
  /** Where there is little room: this many, the worst, and how many more there are. */
  most?: number;
}

/** What the desk must know of a patient before the patient speaks, the worst first; nothing where there is nothing. */
export function PatientFlags({ id, most = 20 }: Props) {
  const may = useMay();
  return may('patients.read') ? <Flags id={id} most={most} /> : null;
}

function Flags({ id, most }: Required<Props>) {
  const { t } = useTranslation('flags');
  const flags = usePatientFlags(id).data ?? [];
  const text = useFlagText();
  if (flags.length === 0) return null;
  const hidden = flags.slice(most);
  return (
    <Group component="ul" gap={6} className={classes.flags} aria-label={t('label')}>
      {flags.slice(0, most).map((flag) => (
        <li key={`${flag.kind} ${flag.detail} ${flag.count}`}>
          <FlagBadge flag={flag} text={text(flag)} />
        </li>
      ))}
      {hidden.length > 0 ? (
        <li>
          <Badge variant="default" tt="none" title={hidden.map(text).join('\n')}>
            +{hidden.length}
          </Badge>
        </li>
      ) : null}
    </Group>
  );
}

function FlagBadge({ flag, text }: { flag: Flag; text: string }) {
  return (
    <Badge
      className={classes.flag}
      data-severity={flag.severity}
      variant="default"
      tt="none"
      leftSection={flag.severity === 'critical' ? <IconAlertTriangle size={13} aria-hidden /> : null}
      title={text}
    >
      <bdi>{text}</bdi>
    </Badge>
  );
}

/** A flag in words: by its kind and detail, else by its kind, else as the source says it. */
export function useFlagText(): (flag: Flag) => string {
  const { t, i18n } = useTranslation('flags');
  const { tag } = useLocale();
  return (flag) => {
    const detail = flag.detail ?? '';
    const fields = detail
      .split(',')
      .map((key) =>
        i18n.exists(`patients:field.${key}`) ? (t as (key: string) => string)(`patients:field.${key}`) : key,
      );
    const values = {
      detail: flag.kind === 'incomplete' ? fields.join(', ') : detail,
      number: flag.count ?? 0,
      money: flag.money ? formatMoney(flag.money, tag) : '',
    };
    const keys = [`${flag.kind}_${detail}`, flag.kind];
    const key = keys.find((k) => i18n.exists(`flags:${k}`));
    return key ? (t as (key: string, values: object) => string)(key, values) : detail || flag.kind;
  };
}
