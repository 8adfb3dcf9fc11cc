import { CloseButton, Combobox, Group, Input, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { useProblemText } from '@/ui/problem-text';
import { WallDate } from '@/ui/values';
import { PatientFlags } from './patient-flags';
import classes from './patient-picker.module.css';
import { Phone } from './phone';
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
            <Phone value={patient.phone} />
          </Text>
          <PatientFlags id={patient.id} />
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
  const problem = useProblemText();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 120);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const search = usePatientSearch(q, { enabled: q.length > 0 });
  const found = q && text.trim() ? (search.data?.items ?? []) : [];
  const canAdd = may('patients.write');
  // what is shown answers to what was typed, and not to the letters before it
  const settled = q === text.trim() && !search.isFetching && !search.isPlaceholderData && !search.error;
  const entered = useRef(false);

  function choose(id: string) {
    const patient = found.find((p) => p.id === id);
    if (id === addNew) onAdd(beginningsOf(text));
    else if (patient) onPick(patient);
  }

  // Enter takes the first match once it is known; pressed sooner, it waits. Nobody is registered by haste
  const { selectFirstOption, resetSelectedOption } = combobox;
  const first = found[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whoever hears of it
  useEffect(() => {
    if (!settled) resetSelectedOption();
    else if (entered.current && first) onPick(first);
    else selectFirstOption();
    if (settled) entered.current = false;
  }, [settled, q, search.data]);

  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md" withinPortal={false}>
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          label={t('picker.label')}
          placeholder={t('picker.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={search.isFetching ? <Loader size={16} aria-hidden /> : null}
          value={text}
          error={error}
          autoComplete="off"
          data-autofocus
          onChange={(e) => {
            entered.current = false;
            setText(e.currentTarget.value);
            if (e.currentTarget.value.trim()) combobox.openDropdown();
            else combobox.closeDropdown();
          }}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && !settled) entered.current = true;
          }}
          // an empty list, open though it cannot be seen, would take Escape for itself
          onFocus={() => text.trim() && combobox.openDropdown()}
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
          {search.error ? <Combobox.Empty>{problem(search.error)}</Combobox.Empty> : null}
          {found.length === 0 && settled ? <Combobox.Empty>{t('picker.nobody')}</Combobox.Empty> : null}
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
          <Phone value={patient.phone} />
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
