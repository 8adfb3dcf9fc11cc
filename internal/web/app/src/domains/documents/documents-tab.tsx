import { Badge, Button, FileButton, Group, Modal, NativeSelect, Progress, Stack, Text, Title } from '@mantine/core';
import { IconCamera, IconLock, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { Problem } from '@/api/problem';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Card } from '@/ui/page';
import { fieldText, useProblemText } from '@/ui/problem-text';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Instant } from '@/ui/values';
import classes from '../intake/intake.module.css';

type Document = Schema<'Document'>;

const categories = ['id', 'insurance', 'consent', 'referral', 'report', 'image', 'other'] as const;
type Category = (typeof categories)[number];

/** Sends a file as it is and tells how far it is; the name goes in a header, since addresses are written down. */
function upload(patient: string, category: Category, file: File, progress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/patients/${patient}/documents?category=${category}`);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Problem(0));
    request.onload = () => {
      if (request.status < 300) return resolve();
      try {
        reject(new Problem(request.status, JSON.parse(request.responseText)));
      } catch {
        reject(new Problem(request.status));
      }
    };
    request.send(file);
  });
}

interface Sending {
  name: string;
  share: number;
  error?: string;
}

/** A patient's documents: put there, looked at, taken away. */
export function DocumentsTab({ patient }: { patient: { id: string } }) {
  const { t, i18n } = useTranslation('documents');
  const may = useMay();
  const queries = useQueryClient();
  const text = useProblemText();
  const [category, setCategory] = useState<Category>('report');
  const [filter, setFilter] = useState('');
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending[]>([]);
  const query = api.useQuery('get', '/patients/{id}/documents', { params: { path: { id: patient.id } } });
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/patients/{id}/documents'] });

  async function send(files: File[]) {
    for (const file of files) {
      const tell = (change: Partial<Sending>) =>
        setSending((old) => [
          ...old.filter((s) => s.name !== file.name),
          { name: file.name, share: 0, ...old.find((s) => s.name === file.name), ...change },
        ]);
      tell({ share: 0 });
      try {
        if (file.size > 25 * 2 ** 20) throw new Problem(413, { code: 'documents.too_large' });
        await upload(patient.id, category, file, (share) => tell({ share }));
        setSending((old) => old.filter((s) => s.name !== file.name));
        toast.done(t('added'));
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem(0);
        const field = problem.fields[0];
        tell({ error: field ? fieldText(field, problem.code, i18n) : text(problem) });
      }
    }
    await refresh();
  }

  return (
    <Card>
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3">
          {t('title')}
        </Title>
        <NativeSelect
          aria-label={t('filter')}
          value={filter}
          data={[{ value: '', label: t('all') }, ...categories.map((c) => ({ value: c, label: t(`category.${c}`) }))]}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </Group>
      {may('documents.write') ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons are for the keyboard
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void send([...event.dataTransfer.files]);
          }}
        >
          <Group align="flex-end">
            <NativeSelect
              label={t('kind')}
              value={category}
              data={categories.map((c) => ({ value: c, label: t(`category.${c}`) }))}
              onChange={(event) => setCategory(event.currentTarget.value as Category)}
            />
            <FileButton multiple onChange={(files) => void send(files)}>
              {(props) => (
                <Button {...props} leftSection={<IconUpload size={18} aria-hidden />}>
                  {t('choose')}
                </Button>
              )}
            </FileButton>
            <FileButton accept="image/*" capture="environment" onChange={(file) => file && void send([file])}>
              {(props) => (
                <Button {...props} variant="default" hiddenFrom="sm" leftSection={<IconCamera size={18} aria-hidden />}>
                  {t('camera')}
                </Button>
              )}
            </FileButton>
            <Text size="sm" c="dimmed">
              {t('hint')}
            </Text>
          </Group>
          {sending.map((s) => (
            <Stack key={s.name} gap={4} mt="sm">
              <Text size="sm">
                <bdi>{s.name}</bdi>
                {s.error ? (
                  <Text span c="red.8" role="alert">
                    {' '}
                    · {s.error}
                  </Text>
                ) : null}
              </Text>
              {s.error ? null : <Progress value={s.share * 100} aria-label={s.name} />}
            </Stack>
          ))}
        </div>
      ) : null}
      <DataState query={query} isEmpty={(d) => d.items.length === 0} empty={<EmptyState title={t('none')} />}>
        {(list) => (
          <Stack gap="sm" component="ul" p={0} mt="md" mb={0} style={{ listStyle: 'none' }}>
            {list.items
              .filter((d) => !filter || d.category === filter)
              .map((d) => (
                <Row key={d.id} document={d} patient={patient.id} onChanged={() => void refresh()} />
              ))}
          </Stack>
        )}
      </DataState>
    </Card>
  );
}

function Row({ document: d, patient, onChanged }: { document: Document; patient: string; onChanged: () => void }) {
  const { t } = useTranslation('documents');
  const { tag } = useLocale();
  const may = useMay();
  const [shown, setShown] = useState<string>();
  const [asking, setAsking] = useState(false);
  const path = { id: patient, document_id: d.id };

  async function open(save: boolean) {
    try {
      const { data } = await client.POST('/patients/{id}/documents/{document_id}/link', { params: { path } });
      if (!data) return;
      if (save) window.location.assign(`${data.url}?download=true`);
      else setShown(data.url);
    } catch (error) {
      toast.failed(error);
    }
  }

  const size = new Intl.NumberFormat(tag, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ minWidth: 0, flex: '1 1 14rem' }}>
        <Group gap={6}>
          {d.locked ? <IconLock size={16} aria-hidden /> : null}
          <Text fw={600} td={d.deleted_at ? 'line-through' : undefined} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{d.name || t('locked')}</bdi>
          </Text>
          <Badge variant="default" tt="none">
            {t(`category.${d.category}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {size.format(Math.max(1, d.size / 1024))} · <Instant value={d.created_at} />
          {d.created_by ? (
            <>
              {' · '}
              <bdi>{d.created_by}</bdi>
            </>
          ) : null}
          {d.deleted_at ? ` · ${t('gone', { reason: d.delete_reason })}` : ''}
        </Text>
      </div>
      {d.deleted_at || d.locked ? null : (
        <Group gap="xs">
          {d.preview ? (
            <Button variant="default" size="compact-md" onClick={() => void open(false)}>
              {t('preview')}
            </Button>
          ) : null}
          <Button variant="default" size="compact-md" onClick={() => void open(true)}>
            {t('download')}
          </Button>
          {may('documents.write') ? (
            <Button variant="subtle" color="red" size="compact-md" onClick={() => setAsking(true)}>
              {t('remove')}
            </Button>
          ) : null}
        </Group>
      )}
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        size="xl"
        title={<bdi>{d.name}</bdi>}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {d.type === 'application/pdf' ? (
          <iframe title={d.name} src={shown} className={classes.preview} />
        ) : (
          <img src={shown} alt={d.name} className={classes.image} />
        )}
      </Modal>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('remove_title')}
        confirm={t('remove')}
        danger
        reason="required"
        onConfirm={async (reason) => {
          await client.POST('/patients/{id}/documents/{document_id}/delete', { params: { path }, body: { reason } });
          onChanged();
        }}
      >
        {t('remove_body')}
      </ConfirmDialog>
    </Group>
  );
}
