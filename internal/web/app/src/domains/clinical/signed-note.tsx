import { Badge, Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconLock, IconShieldCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { useMay, useMe } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { Instant } from '@/ui/values';
import classes from './clinical.module.css';
import { useName } from './names';
import { NoteView } from './note-view';
import { useRefreshVisits } from './queries';
import type { Note } from './types';

/** A note that is not being written here: signed, handed in, or somebody else's draft. */
export function ReadNote({ note }: { note: Note }) {
  const { t } = useTranslation('clinical');
  const name = useName();
  return (
    <Stack gap="sm" component="article" aria-label={name(note.template_name)} data-note={note.id}>
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h3">
          {name(note.template_name)}
        </Title>
        <Badge
          variant="default"
          tt="none"
          size="md"
          leftSection={note.state === 'signed' ? <IconLock size={12} aria-hidden /> : null}
        >
          {t(`state.${note.state}`)}
        </Badge>
      </Group>
      {note.hidden ? (
        <Text c="dimmed">{t('note.hidden', { author: note.author_name })}</Text>
      ) : (
        <NoteView note={note} />
      )}
      {note.state === 'signed' ? <Signature note={note} /> : null}
      {note.addenda.map((a) => (
        <div key={a.id} className={classes.addendum}>
          <Text size="sm" c="dimmed">
            {t('addendum.by', { author: a.author_name })} · <Instant value={a.at} zone={note.time_zone} />
            {a.reason ? ` · ${a.reason}` : ''}
          </Text>
          <Text style={{ whiteSpace: 'pre-wrap' }} dir="auto">
            {a.text}
          </Text>
        </div>
      ))}
      <Acts note={note} />
    </Stack>
  );
}

function Signature({ note }: { note: Note }) {
  const { t } = useTranslation('clinical');
  const [proof, setProof] = useState<boolean>();
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {note.cosigned
          ? t('note.cosigned_by', { author: note.author_name, signer: note.signed_by_name })
          : t('note.signed_by', { author: note.signed_by_name || note.author_name })}{' '}
        · {note.signed_at ? <Instant value={note.signed_at} zone={note.time_zone} /> : null}
      </Text>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconShieldCheck size={14} aria-hidden />}
        title={note.hash}
        onClick={() =>
          void client
            .GET('/notes/{id}/proof', { params: { path: { id: note.id } } })
            .then(({ data }) => setProof(data?.intact))
            .catch(toast.failed)
        }
      >
        {t('proof.check')}
      </Button>
      {proof === undefined ? null : (
        <Text size="sm" role="status" c={proof ? undefined : 'red'}>
          {proof ? t('proof.intact') : t('proof.broken')}
        </Text>
      )}
    </Group>
  );
}

function Acts({ note }: { note: Note }) {
  const { t } = useTranslation('clinical');
  const may = useMay();
  const me = useMe();
  const refresh = useRefreshVisits();
  const [adding, setAdding] = useState(false);
  const [returning, setReturning] = useState(false);
  const mine = note.author_id === me.member.id;
  const path = { params: { path: { id: note.id } } };

  async function act(send: () => Promise<unknown>) {
    try {
      await send();
      await refresh();
    } catch (error) {
      toast.failed(error);
    }
  }

  if (note.state === 'signed' && !note.hidden && may('notes.sign', note.branch_id)) {
    return adding ? (
      <AddendumForm note={note} onDone={() => setAdding(false)} />
    ) : (
      <Group className={classes.acts}>
        <Button variant="default" size="compact-md" onClick={() => setAdding(true)}>
          {t('addendum.add')}
        </Button>
      </Group>
    );
  }
  if (note.state !== 'awaiting_signature') return null;
  return (
    <Group gap="xs" className={classes.acts}>
      {mine ? (
        <Button variant="default" onClick={() => void act(() => client.POST('/notes/{id}/withdraw', path))}>
          {t('note.withdraw')}
        </Button>
      ) : null}
      {!mine && may('notes.cosign', note.branch_id) ? (
        <>
          <Button onClick={() => void act(() => client.POST('/notes/{id}/cosign', path))}>{t('note.cosign')}</Button>
          <Button variant="default" onClick={() => setReturning(true)}>
            {t('note.return')}
          </Button>
        </>
      ) : null}
      <ConfirmDialog
        opened={returning}
        onClose={() => setReturning(false)}
        title={t('note.return_title')}
        confirm={t('note.return')}
        reason="required"
        onConfirm={async (reason) => {
          await client.POST('/notes/{id}/return', { ...path, body: { reason } });
          await refresh();
        }}
      />
    </Group>
  );
}

function AddendumForm({ note, onDone }: { note: Note; onDone: () => void }) {
  const { t } = useTranslation(['clinical', 'common']);
  const refresh = useRefreshVisits();
  const key = useRef(crypto.randomUUID());
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function add() {
    setBusy(true);
    setProblem(undefined);
    try {
      await client.POST('/notes/{id}/addenda', {
        params: { path: { id: note.id }, header: idempotency(key.current) },
        body: { text, reason },
      });
      await refresh();
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="xs" className={classes.acts}>
      <Textarea
        label={t('addendum.text')}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <TextInput
        label={t('addendum.reason')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        maxLength={500}
      />
      <FormProblem problem={problem} />
      <Group gap="xs">
        <Button loading={busy} disabled={!text.trim()} onClick={() => void add()}>
          {t('addendum.add')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
