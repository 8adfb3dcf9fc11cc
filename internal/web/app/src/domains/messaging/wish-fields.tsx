import { Checkbox, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { categories, channels, type Wish } from './types';

interface Props {
  value: Wish;
  onChange: (wish: Wish) => void;
  /** The channels there is an address for. */
  has?: string[];
  disabled?: boolean;
  labels: { preferred: string; channels: string; categories: string };
}

/** Which channels and categories somebody wants; what is not ticked is off. */
export function WishFields({ value, onChange, has = [...channels], disabled = false, labels }: Props) {
  const { t } = useTranslation('messaging');
  const offered = channels.filter((c) => has.includes(c));
  return (
    <Stack gap="md">
      <Checkbox.Group
        label={labels.channels}
        value={offered.filter((c) => !value.channels_off.includes(c))}
        onChange={(on) =>
          onChange({
            ...value,
            channels_off: [
              ...value.channels_off.filter((c) => !offered.some((o) => o === c)),
              ...offered.filter((c) => !on.includes(c)),
            ],
          })
        }
      >
        <Stack gap={6} mt={6}>
          {offered.map((c) => (
            <Checkbox key={c} value={c} label={t(`channel.${c}`)} disabled={disabled} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        label={labels.preferred}
        placeholder={t('wish.no_preference')}
        clearable
        disabled={disabled}
        data={offered.map((c) => ({ value: c, label: t(`channel.${c}`) }))}
        value={value.preferred || null}
        onChange={(c) => onChange({ ...value, preferred: (c ?? '') as Wish['preferred'] })}
      />
      <Checkbox.Group
        label={labels.categories}
        value={categories.filter((c) => !value.categories_off.includes(c))}
        onChange={(on) => onChange({ ...value, categories_off: categories.filter((c) => !on.includes(c)) })}
      >
        <Stack gap={6} mt={6}>
          {categories.map((c) => (
            <Checkbox key={c} value={c} label={t(`category.${c}`)} disabled={disabled} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  );
}
