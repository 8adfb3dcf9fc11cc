import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoomTypes } from './queries';

interface Props {
  label: string;
  description?: string;
  value?: string;
  onChange: (type: string) => void;
  error?: React.ReactNode;
  required?: boolean;
  /** What no type means; without it, one has to be chosen. */
  none?: string;
  'data-path'?: string;
}

const made = 'new:';

/** Chooses a kind of room, or makes one up by typing it. */
export function RoomTypeSelect({ value = '', onChange, none, ...rest }: Props) {
  const { t } = useTranslation('branches');
  const { types, nameOf } = useRoomTypes();
  const [search, setSearch] = useState('');
  const typed = search.trim();
  const known = types.some((x) => x.name.toLowerCase() === typed.toLowerCase());
  const data = [
    ...(none ? [{ value: '', label: none }] : []),
    ...types.map((x) => ({ value: x.key, label: x.name })),
    ...(value && !types.some((x) => x.key === value) ? [{ value, label: nameOf(value) }] : []),
    ...(typed && !known && typed !== none && typed !== nameOf(value)
      ? [{ value: made + typed, label: t('rooms.new_type', { name: typed }) }]
      : []),
  ];
  return (
    <Select
      {...rest}
      data={data}
      value={value === '' && !none ? null : value}
      onChange={(chosen) => onChange(chosen?.startsWith(made) ? chosen.slice(made.length) : (chosen ?? ''))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      maxDropdownHeight={260}
    />
  );
}
