import { Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './roles-page.module.css';

/** Marks a permission that gives power over people, rules or the record. */
export function SensitiveMark() {
  const { t } = useTranslation('access');
  return (
    <Tooltip label={t('roles.sensitive_hint')} multiline maw={260}>
      <IconAlertTriangle size={16} role="img" aria-label={t('roles.sensitive')} className={classes.sensitive} />
    </Tooltip>
  );
}
