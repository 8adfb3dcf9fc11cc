import { Button, Group, Modal, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconEye, IconEyeOff, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { FormProblem } from '@/ui/form-problem';
import { Card } from '@/ui/page';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { WallDate } from '@/ui/values';
import { useRefreshPatients, useRegistration } from './queries';
import type { PatientRecord } from './types';

/** The name of a kind of identifier; one that has no name here keeps the pack's. */
export function useKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation('patients');
  return (kind) => (i18n.exists(`patients:id.${kind}`) ? (t as (key: string) => string)(`id.${kind}`) : kind);
}

/** National ids and insurances: masked, revealed on asking, each look recorded. */
export function Identifiers({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation('patients');
  const name = useKindName();
  const rules = useRegistration(useBranch().branch?.id).data;
  const shown = (key: string) => rules?.fields.find((f) => f.key === key)?.need !== 'hidden';
  const path = (eid: string) => ({ params: { path: { id: patient.id, eid } } });
  return (
    <>
      {shown('identifiers') || patient.identifiers.length > 0 ? (
        <Part
          title={t('field.identifiers')}
          add={t('ids.add')}
          none={patient.identifiers.length === 0 && t('ids.none')}
          form={(done) => <IdentifierForm patient={patient} onDone={done} />}
        >
          {patient.identifiers.map((x) => (
            <Secret
              key={x.id}
              name={name(x.kind)}
              tail={x.tail}
              reveal={async () =>
                (await client.POST('/patients/{id}/identifiers/{eid}/reveal', { ...path(x.id), body: {} })).data
                  ?.value ?? ''
              }
              remove={() => client.POST('/patients/{id}/identifiers/{eid}/remove', path(x.id))}
            />
          ))}
        </Part>
      ) : null}
      {shown('insurance') || patient.insurances.length > 0 ? (
        <Part
          title={t('field.insurance')}
          add={t('insurance.add')}
          none={patient.insurances.length === 0 && t('insurance.none')}
          form={(done) => <InsuranceForm patient={patient} onDone={done} />}
        >
          {patient.insurances.map((x) => (
            <Secret
              key={x.id}
              name={[x.payer, x.plan].filter(Boolean).join(' · ')}
              tail={x.tail}
              note={x.valid_to ? <WallDate value={x.valid_to} /> : null}
              reveal={async () =>
                (await client.POST('/patients/{id}/insurances/{eid}/reveal', { ...path(x.id), body: {} })).data
                  ?.value ?? ''
              }
              remove={() => client.POST('/patients/{id}/insurances/{eid}/remove', path(x.id))}
            />
          ))}
        </Part>
      ) : null}
    </>
  );
}

interface PartProps {
  title: string;
  add: string;
  none: string | false;
  form: (done: () => void) => ReactNode;
  children: ReactNode;
}

function Part({ title, add, none, form, children }: PartProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  return (
    <Card>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        {may('patients.write') ? (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {add}
          </Button>
        ) : null}
      </Group>
      {none ? <Text c="dimmed">{none}</Text> : <Stack gap="xs">{children}</Stack>}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={add}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {form(() => setAdding(false))}
      </Modal>
    </Card>
  );
}

interface SecretProps {
  name: string;
  tail: string;
  note?: ReactNode;
  reveal: () => Promise<string>;
  remove: () => Promise<unknown>;
}

/** One masked value. What was revealed is forgotten with the page. */
function Secret({ name, tail, note, reveal, remove }: SecretProps) {
  const { t } = useTranslation('patients');
  const may = useMay();
  const refresh = useRefreshPatients();
  const [value, setValue] = useState<string>();
  const [asking, setAsking] = useState(false);
  const Eye = value === undefined ? IconEye : IconEyeOff;

  async function toggle() {
    if (value !== undefined) return setValue(undefined);
    try {
      setValue(await reveal());
    } catch (error) {
      toast.failed(error);
    }
  }

  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text size="sm" c="dimmed">
          <bdi>{name}</bdi>
        </Text>
        <Text ff="monospace">
          <bdi dir="ltr">{value ?? `•••• ${tail}`}</bdi> {note}
        </Text>
      </div>
      <Group gap="xs">
        {may('patients.sensitive') ? (
          <Button
            variant="default"
            size="compact-sm"
            title={t('ids.recorded')}
            leftSection={<Eye size={15} aria-hidden />}
            onClick={() => void toggle()}
          >
            {value === undefined ? t('ids.reveal') : t('ids.hide')}
          </Button>
        ) : null}
        {may('patients.write') ? (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
            {t('ids.remove')}
          </Button>
        ) : null}
      </Group>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('ids.remove_title', { name })}
        confirm={t('ids.remove')}
        danger
        onConfirm={async () => {
          await remove();
          await refresh();
          setAsking(false);
        }}
      />
    </Group>
  );
}

interface FormProps {
  patient: PatientRecord;
  onDone: () => void;
}

function IdentifierForm({ patient, onDone }: FormProps) {
  const { t } = useTranslation(['patients', 'common']);
  const name = useKindName();
  const refresh = useRefreshPatients();
  const kinds = useRegistration(useBranch().branch?.id).data?.identifiers.filter((k) => k.keep) ?? [];
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: { kind: kinds[0]?.kind ?? '', value: '' },
    validate: { value: (value) => (value.trim() ? null : t('common:field.required')) },
    send: async (body) => {
      await client.POST('/patients/{id}/identifiers', { params: { path: { id: patient.id } }, body });
      await refresh();
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Select
          label={t('ids.kind')}
          data={kinds.map((k) => ({ value: k.kind, label: name(k.kind) }))}
          allowDeselect={false}
          key={form.key('kind')}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('ids.value')}
          dir="ltr"
          autoComplete="off"
          required
          data-autofocus
          key={form.key('value')}
          {...form.getInputProps('value')}
        />
        <FormProblem problem={problem} />
        <Buttons onDone={onDone} sending={sending} />
      </Stack>
    </form>
  );
}

function InsuranceForm({ patient, onDone }: FormProps) {
  const { t } = useTranslation(['patients', 'common']);
  const refresh = useRefreshPatients();
  const needed = (text: string) => (text.trim() ? null : t('common:field.required'));
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: { payer: '', plan: '', member: '', valid_to: '' },
    validate: { payer: needed, member: needed },
    send: async (body) => {
      await client.POST('/patients/{id}/insurances', { params: { path: { id: patient.id } }, body });
      await refresh();
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('insurance.payer')}
          required
          data-autofocus
          key={form.key('payer')}
          {...form.getInputProps('payer')}
        />
        <TextInput label={t('insurance.plan')} key={form.key('plan')} {...form.getInputProps('plan')} />
        <TextInput
          label={t('insurance.member')}
          dir="ltr"
          required
          autoComplete="off"
          key={form.key('member')}
          {...form.getInputProps('member')}
        />
        <DateInput
          label={t('insurance.valid_to')}
          clearable
          weekendDays={[]}
          onChange={(date) => form.setFieldValue('valid_to', date ?? '')}
          error={form.errors.valid_to}
        />
        <FormProblem problem={problem} />
        <Buttons onDone={onDone} sending={sending} />
      </Stack>
    </form>
  );
}

function Buttons({ onDone, sending }: { onDone: () => void; sending: boolean }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onDone}>
        {t('action.cancel')}
      </Button>
      <Button type="submit" loading={sending}>
        {t('action.save')}
      </Button>
    </Group>
  );
}
