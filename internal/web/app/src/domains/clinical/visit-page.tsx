import { Button, Group, Select, Stack, Switch, Text, Title } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { useMay, useMe } from '@/app/session';
import { todayIn } from '@/ui/format';
import { AnchorLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Instant } from '@/ui/values';
import { PatientFlags } from '../patients/patient-flags';
import { ageOn } from '../patients/search';
import classes from './clinical.module.css';
import { useName } from './names';
import { NoteEditor } from './note-editor';
import { NoteView } from './note-view';
import { useLastNote, useRefreshVisits, useTemplates, useVisit, useVisitNotes } from './queries';
import { ReadNote } from './signed-note';
import type { Note, NoteTemplate, Visit } from './types';

/** One visit: on one side what is to be known, on the other what is written. */
export function VisitPage() {
  const { id } = useParams({ from: '/_staff/visits/$id' });
  const query = useVisit(id);
  return (
    <Page>
      <DataState query={query}>{(visit) => <Desk visit={visit} />}</DataState>
    </Page>
  );
}

function Desk({ visit }: { visit: Visit }) {
  const { t } = useTranslation(['clinical', 'patients']);
  const may = useMay();
  const mayRead = may('notes.read', visit.branch_id);
  const notes = useVisitNotes(visit.id, mayRead);
  const last = useLastNote(visit.id, mayRead).data?.note ?? undefined;
  const refresh = useRefreshVisits();

  async function close() {
    try {
      await client.POST('/visits/{id}/close', { params: { path: { id: visit.id } } });
      await refresh();
    } catch (error) {
      toast.failed(error);
    }
  }

  return (
    <>
      <PageHeader
        title={visit.patient_name}
        description={
          <>
            {[visit.service_name, visit.practitioner_name].filter(Boolean).join(' · ')} ·{' '}
            <Instant value={visit.opened_at} zone={visit.time_zone} />
          </>
        }
        actions={
          visit.state === 'open' && !visit.appointment_id && may('notes.write', visit.branch_id) ? (
            <Button variant="default" onClick={() => void close()}>
              {t('visit.close')}
            </Button>
          ) : null
        }
      />
      <div className={classes.desk}>
        <Stack component="aside" aria-label={t('visit.context')} className={classes.context}>
          <Card>
            <Stack gap={6}>
              <Group gap={6}>
                {may('patients.read') ? (
                  <AnchorLink to="/patients/$id" params={{ id: visit.patient_id }}>
                    {t('patients:page.number', { number: visit.patient_number })}
                  </AnchorLink>
                ) : null}
                {visit.patient_birth_date ? (
                  <Text c="dimmed">
                    {t('patients:age', { count: ageOn(visit.patient_birth_date, todayIn(visit.time_zone)) })}
                  </Text>
                ) : null}
              </Group>
              <PatientFlags id={visit.patient_id} />
              <Text size="sm" c="dimmed">
                {visit.state === 'open' ? t('visit.open') : t('visit.closed')} · {visit.branch_name}
              </Text>
            </Stack>
          </Card>
          {last && last.visit_id !== visit.id ? <LastNote note={last} /> : null}
        </Stack>
        {mayRead ? (
          <DataState query={notes}>{(data) => <Notes visit={visit} notes={data.items} last={last} />}</DataState>
        ) : (
          <Card>
            <EmptyState icon={IconNotes} title={t('visit.no_notes')}>
              {t('visit.not_for_you')}
            </EmptyState>
          </Card>
        )}
      </div>
    </>
  );
}

function LastNote({ note }: { note: Note }) {
  const { t } = useTranslation('clinical');
  return (
    <Card>
      <Title order={2} size="h4">
        {t('visit.last_note')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {note.author_name} · <Instant value={note.visit_at} zone={note.time_zone} />
      </Text>
      <NoteView note={note} />
    </Card>
  );
}

function Notes({ visit, notes, last }: { visit: Visit; notes: Note[]; last: Note | undefined }) {
  const me = useMe();
  const may = useMay();
  const mayWrite = may('notes.write', visit.branch_id);
  return (
    <Stack>
      {notes.map((note) => (
        <Card key={`${note.id} ${note.state}`}>
          {note.state === 'draft' && note.author_id === me.member.id && mayWrite ? (
            <NoteEditor note={note} last={last} />
          ) : (
            <ReadNote note={note} />
          )}
        </Card>
      ))}
      {mayWrite ? <Begin visit={visit} first={notes.length === 0} /> : null}
      {!mayWrite && notes.length === 0 ? <NothingWritten /> : null}
    </Stack>
  );
}

function NothingWritten() {
  const { t } = useTranslation('clinical');
  return (
    <Card>
      <EmptyState icon={IconNotes} title={t('visit.no_notes')} />
    </Card>
  );
}

/** Begins a note on a template; the one for the service is offered first. */
function Begin({ visit, first }: { visit: Visit; first: boolean }) {
  const templates = useTemplates();
  return (
    <Card>
      <DataState query={templates}>
        {(data) => <BeginForm visit={visit} first={first} templates={data.items} />}
      </DataState>
    </Card>
  );
}

function BeginForm({ visit, first, templates }: { visit: Visit; first: boolean; templates: NoteTemplate[] }) {
  const { t } = useTranslation('clinical');
  const name = useName();
  const refresh = useRefreshVisits();
  const suggested = templates.find((x) => visit.service_id && x.service_ids.includes(visit.service_id)) ?? templates[0];
  const [chosen, setChosen] = useState(suggested?.id ?? null);
  const [secret, setSecret] = useState(false);
  const [busy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());

  async function begin() {
    if (!chosen) return;
    setBusy(true);
    try {
      await client.POST('/visits/{id}/notes', {
        params: { path: { id: visit.id }, header: idempotency(key.current) },
        body: { template_id: chosen, private: secret },
      });
      key.current = crypto.randomUUID();
      await refresh();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {first ? t('begin.first') : t('begin.another')}
      </Title>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('begin.template')}
          data={templates.map((x) => ({ value: x.id, label: name(x.name) }))}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
          flex={1}
          miw={200}
          maw={360}
        />
        <Button loading={busy} disabled={!chosen} onClick={() => void begin()}>
          {t('begin.start')}
        </Button>
      </Group>
      <Switch
        label={t('begin.private')}
        checked={secret}
        onChange={(e) => setSecret(e.currentTarget.checked)}
        size="sm"
      />
    </Stack>
  );
}
