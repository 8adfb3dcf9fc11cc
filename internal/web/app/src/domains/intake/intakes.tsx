import { Badge, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { useMay } from '@/app/session';
import { Card } from '@/ui/page';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Instant } from '@/ui/values';
import { refreshFlags } from '../patients/flags';
import { type ConsentAnswer, type ListAnswer, type Question, questionsOf, say } from './form';
import classes from './intake.module.css';
import { type Drawing, Signature } from './signature-pad';

type Patient = Pick<Schema<'Patient'>, 'id' | 'name'>;
type Intake = Schema<'Intake'>;

/** The forms that were sent to a patient, and how far they are. */
export function Intakes({ patient }: { patient: Patient }) {
  const { t } = useTranslation('intake');
  const may = useMay();
  const queries = useQueryClient();
  const [reading, setReading] = useState<string>();
  const [busy, setBusy] = useState(false);
  const query = api.useQuery('get', '/patients/{id}/intakes', { params: { path: { id: patient.id } } });

  async function refresh() {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['get', '/patients/{id}/intakes'] }),
      refreshFlags(queries, patient.id),
    ]);
  }

  async function run(act: () => Promise<void>) {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  const send = () =>
    run(async () => {
      await client.POST('/patients/{id}/intakes', { params: { path: { id: patient.id } }, body: {} });
      toast.done(t('intake.sent_done'));
      await refresh();
    });

  const linkOf = async (intake: Intake) => {
    const path = { id: patient.id, intake_id: intake.id };
    const { data } = await client.POST('/patients/{id}/intakes/{intake_id}/link', { params: { path } });
    return `${window.location.origin}${data?.path ?? ''}`;
  };

  const copy = (intake: Intake) =>
    run(async () => {
      await navigator.clipboard.writeText(await linkOf(intake));
      toast.done(t('intake.copied'));
    });

  const here = (intake: Intake) =>
    run(async () => {
      window.location.assign(await linkOf(intake));
    });

  return (
    <Card>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('intake.title')}
        </Title>
        <Button size="compact-md" loading={busy} onClick={() => void send()}>
          {t('intake.send')}
        </Button>
      </Group>
      <DataState query={query} isEmpty={(d) => d.items.length === 0} empty={<Text c="dimmed">{t('intake.none')}</Text>}>
        {(list) => (
          <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {list.items.map((i) => {
              const open = ['sent', 'opened', 'in_progress'].includes(i.state);
              return (
                <Group key={i.id} component="li" justify="space-between" gap="xs">
                  <div>
                    <Group gap={6}>
                      <Text fw={600}>
                        <bdi>{i.form_name}</bdi>
                      </Text>
                      <Badge variant="default" tt="none">
                        {t(`intake.state.${i.state}`)}
                      </Badge>
                    </Group>
                    <Text size="sm" c="dimmed">
                      <Instant value={i.submitted_at ?? i.sent_at} />
                      {i.signer_name ? (
                        <>
                          {' · '}
                          <bdi>{i.signer_name}</bdi>
                        </>
                      ) : null}
                    </Text>
                  </div>
                  <Group gap="xs">
                    {open ? (
                      <>
                        <Button variant="default" size="compact-md" onClick={() => void copy(i)}>
                          {t('intake.copy')}
                        </Button>
                        <Button variant="default" size="compact-md" onClick={() => void here(i)}>
                          {t('intake.here')}
                        </Button>
                      </>
                    ) : null}
                    {i.submitted_at && may('history.read') ? (
                      <Button variant="default" size="compact-md" onClick={() => setReading(i.id)}>
                        {t('intake.answers')}
                      </Button>
                    ) : null}
                  </Group>
                </Group>
              );
            })}
          </Stack>
        )}
      </DataState>
      {reading ? (
        <Reading
          patient={patient.id}
          id={reading}
          onClose={() => setReading(undefined)}
          onReviewed={() => void refresh()}
        />
      ) : null}
    </Card>
  );
}

interface ReadingProps {
  patient: string;
  id: string;
  onClose: () => void;
  onReviewed: () => void;
}

/** What a patient answered, as it was signed. */
function Reading({ patient, id, onClose, onReviewed }: ReadingProps) {
  const { t } = useTranslation(['intake', 'common']);
  const may = useMay();
  const path = { id: patient, intake_id: id };
  const query = api.useQuery('get', '/patients/{id}/intakes/{intake_id}', { params: { path } });

  async function review() {
    try {
      await client.POST('/patients/{id}/intakes/{intake_id}/review', { params: { path } });
      onReviewed();
      onClose();
    } catch (error) {
      toast.failed(error);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={query.data?.intake.form_name ?? t('intake.answers')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <DataState query={query}>
        {(x) => (
          <Stack gap="md">
            <dl className={classes.answers}>
              {questionsOf(x.form)
                .filter((q) => x.answers[q.key] !== undefined)
                .map((q) => (
                  <AnswerRow key={q.key} q={q} value={x.answers[q.key]} patient={patient} />
                ))}
            </dl>
            <Text>
              <bdi>{x.intake.signer_name}</bdi> · <Instant value={x.intake.submitted_at ?? x.intake.sent_at} />
            </Text>
            <Signature value={x.signature as Drawing} />
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <bdi>
                {x.ip} · SHA-256 {x.sha256}
              </bdi>
            </Text>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => window.print()}>
                {t('consent.print')}
              </Button>
              {x.intake.state === 'submitted' && may('history.write') ? (
                <Button onClick={() => void review()}>{t('intake.review')}</Button>
              ) : null}
            </Group>
          </Stack>
        )}
      </DataState>
    </Modal>
  );
}

function AnswerRow({ q, value, patient }: { q: Question; value: unknown; patient: string }) {
  const { t, i18n } = useTranslation('intake');
  const may = useMay();
  const items = q.kind === 'list' ? ((value as ListAnswer).items ?? []) : [];
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {q.text?.title ?? say(q.label, i18n.language)}
      </Text>
      <Text component="dd" m={0} className={classes.words}>
        {items.length > 0 ? null : <bdi>{words(q, value, i18n.language, t as (key: string) => string)}</bdi>}
        {items.map((item) => (
          <Group key={item} gap="xs" component="span" display="flex">
            <bdi>{item}</bdi>
            {may('history.write') ? <Accept q={q} item={item} patient={patient} /> : null}
          </Group>
        ))}
      </Text>
    </div>
  );
}

/** Puts what the patient wrote onto a list of the medical history, when somebody who treats says so. */
function Accept({ q, item, patient }: { q: Question; item: string; patient: string }) {
  const { t } = useTranslation('intake');
  const [done, setDone] = useState(false);
  async function accept() {
    try {
      const list = (q.about === 'medication' ? 'medications' : q.about) as 'allergies';
      await client.POST('/patients/{id}/history', { params: { path: { id: patient } }, body: { list, label: item } });
      setDone(true);
    } catch (error) {
      toast.failed(error);
    }
  }
  return (
    <Button variant="subtle" size="compact-xs" disabled={done} onClick={() => void accept()}>
      {t(done ? 'intake.accepted' : 'intake.accept')}
    </Button>
  );
}

function words(q: Question, value: unknown, language: string, t: (key: string) => string): string {
  const option = (key: unknown) => say(q.options?.find((o) => o.key === key)?.label, language) || String(key);
  if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
  if (q.kind === 'single') return option(value);
  if (Array.isArray(value)) return value.map(option).join(', ');
  if (q.kind === 'list') return t('list.none');
  if (q.kind === 'consent') return t(`consent.state.${(value as ConsentAnswer).state ?? 'never'}`);
  return String(value);
}
