import {
  Badge,
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, ifMatch } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { FormProblem } from '@/ui/form-problem';
import { formatInstant } from '@/ui/format';
import { Card } from '@/ui/page';
import { Stale } from '@/ui/stale';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { useRefreshPatients } from './queries';
import type { HistoryEntry, HistoryList } from './types';

type ListName = HistoryList['list'];

/** The medical history, list by list; one that was not asked about looks unlike one of which nothing is known. */
export function PatientHistory({ patientId }: { patientId: string }) {
  const query = api.useQuery('get', '/patients/{id}/history', { params: { path: { id: patientId } } });
  return (
    <DataState query={query}>
      {({ lists }) => (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          {lists.map((list) => (
            <List key={list.list} list={list} patientId={patientId} />
          ))}
        </SimpleGrid>
      )}
    </DataState>
  );
}

function List({ list, patientId }: { list: HistoryList; patientId: string }) {
  const { t } = useTranslation(['patients', 'common']);
  const write = useMay()('history.write');
  const [open, setOpen] = useState<HistoryEntry | 'new'>();
  const title = t(`history.lists.${list.list}`);
  return (
    <Card>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        {write ? (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={15} aria-hidden />}
            aria-label={`${t('history.add')}: ${title}`}
            onClick={() => setOpen('new')}
          >
            {t('history.add')}
          </Button>
        ) : null}
      </Group>
      <Stack gap="xs">
        {list.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} patientId={patientId} onEdit={write ? () => setOpen(entry) : undefined} />
        ))}
        <Answer list={list} patientId={patientId} write={write} />
      </Stack>
      <Modal
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={title}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {open ? (
          <EntryForm
            list={list.list}
            entry={open === 'new' ? undefined : open}
            patientId={patientId}
            onDone={() => setOpen(undefined)}
          />
        ) : null}
      </Modal>
    </Card>
  );
}

/** What is known of a list without entries, and when a list was last asked about. */
function Answer({ list, patientId, write }: { list: HistoryList; patientId: string; write: boolean }) {
  const { t } = useTranslation('patients');
  const { tag } = useLocale();
  const refresh = useRefreshPatients();
  const [busy, setBusy] = useState(false);

  async function answer(state: 'none_known' | 'not_asked') {
    setBusy(true);
    try {
      const body = { list: list.list, state };
      await client.POST('/patients/{id}/history/answer', { params: { path: { id: patientId } }, body });
      await refresh();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  const when = list.asked_at ? formatInstant(list.asked_at, tag, undefined, { dateStyle: 'medium' }) : '';
  const asked = list.asked_by ? t('history.asked_by', { when, name: list.asked_by }) : t('history.asked', { when });
  return (
    <>
      {list.state === 'not_asked' ? (
        <Group justify="space-between">
          <Text c="dimmed" fs="italic">
            {t('history.not_asked')}
          </Text>
          {write ? (
            <Button variant="default" size="compact-sm" loading={busy} onClick={() => void answer('none_known')}>
              {t('history.mark_none')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      {list.state === 'none_known' ? (
        <Group justify="space-between">
          <Text fw={600}>{t('history.none')}</Text>
          {write ? (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              loading={busy}
              onClick={() => void answer('not_asked')}
            >
              {t('history.take_back')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      {when ? (
        <Text size="sm" c="dimmed">
          {asked}
        </Text>
      ) : null}
    </>
  );
}

interface EntryProps {
  entry: HistoryEntry;
  patientId: string;
  onEdit: (() => void) | undefined;
}

function Entry({ entry, patientId, onEdit }: EntryProps) {
  const { t } = useTranslation(['patients', 'common']);
  const refresh = useRefreshPatients();
  const [asking, setAsking] = useState(false);
  const grave = entry.severity === 'severe' || entry.severity === 'life_threatening';
  const facts = [
    entry.relation,
    entry.detail,
    entry.code,
    entry.status ? t(`history.statuses.${entry.status}`) : '',
    entry.since || entry.until ? `${entry.since ?? ''} – ${entry.until ?? ''}` : '',
    entry.verified ? t('history.verified') : '',
  ].filter(Boolean);
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap={6}>
          <Text fw={600}>
            <bdi>{entry.label}</bdi>
          </Text>
          {entry.severity ? (
            <Badge variant={grave ? 'filled' : 'default'} color={grave ? 'red.9' : 'gray'} tt="none">
              {t(`history.severities.${entry.severity}`)}
            </Badge>
          ) : null}
        </Group>
        {onEdit ? (
          <Group gap={4} wrap="nowrap">
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${t('common:action.edit')}: ${entry.label}`}
              onClick={onEdit}
            >
              {t('common:action.edit')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`${t('history.remove')}: ${entry.label}`}
              onClick={() => setAsking(true)}
            >
              {t('ids.remove')}
            </Button>
          </Group>
        ) : null}
      </Group>
      {facts.length > 0 ? (
        <Text size="sm" c="dimmed">
          <bdi>{facts.join(' · ')}</bdi>
        </Text>
      ) : null}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('history.remove_title', { name: entry.label })}
        confirm={t('history.remove')}
        danger
        reason="required"
        onConfirm={async (reason) => {
          const path = { id: patientId, eid: entry.id };
          await client.POST('/patients/{id}/history/{eid}/remove', { params: { path }, body: { reason } });
          await refresh();
          setAsking(false);
        }}
      >
        {t('history.remove_hint')}
      </ConfirmDialog>
    </div>
  );
}

/** Which fields a list asks for besides what it is, its detail and since when. */
const asks: Record<ListName, ('severity' | 'status' | 'code' | 'relation' | 'until' | 'verified')[]> = {
  allergies: ['severity', 'verified'],
  conditions: ['status', 'code', 'until'],
  medications: ['until'],
  surgeries: [],
  family: ['relation', 'code'],
  social: ['status', 'until'],
};

interface EntryFormProps {
  list: ListName;
  entry: HistoryEntry | undefined;
  patientId: string;
  onDone: () => void;
}

function EntryForm({ list, entry, patientId, onDone }: EntryFormProps) {
  const { t } = useTranslation(['patients', 'common']);
  const refresh = useRefreshPatients();
  const has = (field: (typeof asks)[ListName][number]) => asks[list].includes(field);
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: {
      label: entry?.label ?? '',
      detail: entry?.detail ?? '',
      relation: entry?.relation ?? '',
      code: entry?.code ?? '',
      severity: entry?.severity ?? '',
      status: entry?.status ?? '',
      since: entry?.since ?? '',
      until: entry?.until ?? '',
      verified: entry?.verified ?? false,
      alert: entry?.alert ?? list === 'allergies',
    },
    validate: { label: (label) => (label.trim() ? null : t('common:field.required')) },
    send: async (body) => {
      const path = { id: patientId };
      if (entry) {
        const params = { path: { ...path, eid: entry.id }, header: ifMatch(entry.version) };
        await client.PATCH('/patients/{id}/history/{eid}', { params, body });
      } else await client.POST('/patients/{id}/history', { params: { path }, body: { list, ...body } });
      await refresh();
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Stale problem={problem} onReload={async () => refresh().then(onDone)} />
        <TextInput
          label={t(`history.label.${list}`)}
          required
          data-autofocus
          key={form.key('label')}
          {...form.getInputProps('label')}
        />
        <TextInput label={t(`history.detail.${list}`)} key={form.key('detail')} {...form.getInputProps('detail')} />
        {has('relation') ? (
          <TextInput label={t('history.relation')} key={form.key('relation')} {...form.getInputProps('relation')} />
        ) : null}
        {has('severity') ? (
          <Select
            label={t('history.severity')}
            clearable
            data={(['mild', 'moderate', 'severe', 'life_threatening'] as const).map((value) => ({
              value,
              label: t(`history.severities.${value}`),
            }))}
            defaultValue={entry?.severity || null}
            onChange={(value) => form.setFieldValue('severity', (value ?? '') as NonNullable<HistoryEntry['severity']>)}
          />
        ) : null}
        {has('status') ? (
          <Select
            label={t('history.status')}
            clearable
            data={(['active', 'inactive', 'resolved'] as const).map((value) => ({
              value,
              label: t(`history.statuses.${value}`),
            }))}
            defaultValue={entry?.status || null}
            onChange={(value) => form.setFieldValue('status', (value ?? '') as NonNullable<HistoryEntry['status']>)}
          />
        ) : null}
        {has('code') ? (
          <TextInput label={t('history.code')} key={form.key('code')} {...form.getInputProps('code')} />
        ) : null}
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            label={t('history.since')}
            description={t('history.partial')}
            dir="ltr"
            key={form.key('since')}
            {...form.getInputProps('since')}
          />
          {has('until') ? (
            <TextInput
              label={t('history.until')}
              description={t('history.partial')}
              dir="ltr"
              key={form.key('until')}
              {...form.getInputProps('until')}
            />
          ) : null}
        </SimpleGrid>
        {has('verified') ? (
          <Checkbox
            label={t('history.verified')}
            key={form.key('verified')}
            {...form.getInputProps('verified', { type: 'checkbox' })}
          />
        ) : null}
        <Checkbox
          label={t('history.alert')}
          key={form.key('alert')}
          {...form.getInputProps('alert', { type: 'checkbox' })}
        />
        <FormProblem problem={problem?.code === 'request.stale' ? undefined : problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
