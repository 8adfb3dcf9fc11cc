import { Input, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { ClinicIcon } from './clinic-icon';
import classes from './signup-page.module.css';

interface Props {
  types: Schema<'ClinicType'>[];
  value: string;
  onChange: (key: string) => void;
  error?: React.ReactNode;
}

/** Which kind of clinic it is, by picture and name. */
export function ClinicTypeField({ types, value, onChange, error }: Props) {
  const { t } = useTranslation('platform');
  return (
    <Radio.Group
      name="clinic_type"
      label={t('signup.clinic_type')}
      description={t('signup.clinic_type_hint')}
      value={value}
      onChange={onChange}
      error={error ? <Input.Error component="span">{error}</Input.Error> : undefined}
    >
      <div className={classes.types} style={{ marginBlockStart: '0.5rem' }}>
        {types.map((type) => (
          <Radio.Card key={type.key} value={type.key} className={classes.type} title={type.summary}>
            <ClinicIcon name={type.icon} />
            {type.name}
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
