import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Permission, useMay } from '@/app/session';
import type en from '@/i18n/en/patients.json';
import type { PatientRecord } from './types';

/** A part of the patient's record, shown by its own domain. */
export interface PatientPart {
  key: Exclude<keyof (typeof en)['tab'], 'label'>;
  needs: Permission;
  show: (patient: PatientRecord) => ReactNode;
}

/** The parts of the record this role may see; the address names the one that is open. */
export function PatientTabs({ patient, parts }: { patient: PatientRecord; parts: PatientPart[] }) {
  const { t } = useTranslation('patients');
  const may = useMay();
  const navigate = useNavigate({ from: '/patients/$id' });
  const { tab } = useSearch({ from: '/_staff/patients/$id' });
  const mine = parts.filter((part) => may(part.needs));
  const open = mine.find((part) => part.key === tab) ?? mine[0];
  if (!open) return null;
  return (
    <Tabs
      value={open.key}
      onChange={(key) => void navigate({ search: key && key !== mine[0]?.key ? { tab: key } : {}, replace: true })}
      keepMounted={false}
    >
      <Tabs.List aria-label={t('tab.label')} mb="md">
        {mine.map(({ key }) => (
          <Tabs.Tab key={key} value={key}>
            {t(`tab.${key}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={open.key}>{open.show(patient)}</Tabs.Panel>
    </Tabs>
  );
}
