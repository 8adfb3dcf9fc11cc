import { CloseButton, Combobox, Group, Input, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { WallDate } from '@/ui/values';
import classes from './patient-picker.module.css';
import { usePatientSearch } from './queries';
import { QuickAdd } from './quick-add';
import { type Beginnings, beginningsOf } from './search';
import type { Patient, PatientRef } from './types';

interface Props {
  value: PatientRef | undefined;
  onChange: (patient: PatientRef | undefined) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  error?: string | undefined;
}

const addNew = 'add-new';

/** Finds a patient as the desk types, or registers one on the spot. */
export function PatientPicker({ value, onChange, inputRef, error }: Props) {
  const { t } = useTranslation('patients');
  const [adding, setAdding] = useState<Beginnings>();

  if (value) return <Chosen patient={value} onClear={() => onChange(undefined)} />;
  if (adding) {
    return (
      <Input.Wrapper label={t('add.title')} className={classes.adding}>
        <QuickAdd
          initial={adding}
          onCancel={() => setAdding(undefined)}
          onDone={(patient) => {
            setAdding(undefined);
            onChange(patient);
          }}
        />
      </Input.Wrapper>
    );
  }
  return <Search onPick={onChange} onAdd={setAdding} {...(inputRef ? { inputRef } : {})} error={error} />;
}

function Chosen({ patient, onClear }: { patient: PatientRef; onClear: () => void }) {
  const { t } = useTranslation('patients');
  return (
    <Input.Wrapper label={t('picker.label')}>
      <Group className={classes.chosen} justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600}>
            <bdi>{patient.name}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            <bdi dir="ltr">{patient.phone}</bdi>
          </Text>
        </div>
        <CloseButton aria-label={t('picker.change')} onClick={onClear} />
      </Group>
    </Input.Wrapper>
  );
}

interface SearchProps {
  onPick: (patient: Patient) => void;
  onAdd: (beginnings: Beginnings) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  error: string | undefined;
}

function Search({ onPick, onAdd, inputRef, error }: SearchProps) {
  const { t } = useTranslation('patients');
  const may = useMay();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 120);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data, isFetching } = usePatientSearch(q, { enabled: q.length > 0 });
  const found = q && text.trim() ? (data?.items ?? []) : [];
  const canAdd = may('patients.write');

  // Enter takes the first match; typing on never leaves an old choice behind
  const { selectFirstOption } = combobox;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other options are shown
  useEffect(() => {
    selectFirstOption();
  }, [data, q, selectFirstOption]);

  function choose(id: string) {
    const patient = found.find((p) => p.id === id);
    if (id === addNew) onAdd(beginningsOf(text));
    else if (patient) onPick(patient);
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md" withinPortal={false}>
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          label={t('picker.label')}
          placeholder={t('picker.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={isFetching ? <Loader size={16} aria-hidden /> : null}
          value={text}
          error={error}
          autoComplete="off"
          data-autofocus
          onChange={(e) => {
            setText(e.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!text.trim()}>
        <Combobox.Options mah={320} className={classes.options} aria-label={t('picker.label')}>
          {found.map((patient) => (
            <Combobox.Option value={patient.id} key={patient.id}>
              <Match patient={patient} />
            </Combobox.Option>
          ))}
          {found.length === 0 && !isFetching ? <Combobox.Empty>{t('picker.nobody')}</Combobox.Empty> : null}
          {canAdd ? (
            <Combobox.Option value={addNew} className={classes.add}>
              <Group gap={8} wrap="nowrap">
                <IconUserPlus size={16} aria-hidden />
                <span>{t('picker.add', { text: text.trim() })}</span>
              </Group>
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Match({ patient }: { patient: Patient }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="sm" fw={600}>
          <bdi>{patient.name}</bdi>
        </Text>
        <Text size="xs" className={classes.small}>
          <bdi dir="ltr">{patient.phone}</bdi>
          {patient.birth_date ? (
            <>
              {patient.phone ? ' · ' : null}
              <WallDate value={patient.birth_date} />
            </>
          ) : null}
        </Text>
      </div>
      <Text size="xs" className={classes.small}>
        <bdi>#{patient.number}</bdi>
      </Text>
    </Group>
  );
}
