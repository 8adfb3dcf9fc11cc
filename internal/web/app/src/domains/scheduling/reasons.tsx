import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const presets = {
  move: ['patient_asked', 'practitioner_away', 'running_late', 'our_mistake'],
} as const;

/** Why a visit is cancelled, as reports count it. */
export const cancelCodes = ['patient_ill', 'patient_schedule', 'clinic', 'weather', 'other'] as const;
export type CancelCode = (typeof cancelCodes)[number];
export type Canceller = 'patient' | 'clinic';

/** Who cancels for such a reason, unless somebody says otherwise. */
export function usuallyBy(code: CancelCode): Canceller {
  return code === 'clinic' ? 'clinic' : 'patient';
}

interface Props {
  act: keyof typeof presets;
  value: string;
  onChange: (reason: string) => void;
  error?: string | undefined;
  required?: boolean;
}

/** Asks why: one of the usual reasons with one click, or any other. */
export function ReasonField({ act, value, onChange, error, required = false }: Props) {
  const { t } = useTranslation('scheduling');
  return (
    <Stack gap={6}>
      <TextInput
        label={t('reason_field.label')}
        description={required ? undefined : t('reason_field.optional')}
        value={value}
        error={error}
        required={required}
        maxLength={300}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
      <Group gap={6}>
        {presets[act].map((preset) => {
          const text = t(`preset.${preset}`);
          return (
            <Button
              key={preset}
              size="compact-xs"
              variant={value === text ? 'light' : 'default'}
              aria-pressed={value === text}
              onClick={() => onChange(value === text ? '' : text)}
            >
              {text}
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}
