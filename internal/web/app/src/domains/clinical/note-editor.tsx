import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { getHotkeyHandler, useHotkeys } from '@mantine/hooks';
import { IconPencilCheck, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { useMay } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { FormProblem } from '@/ui/form-problem';
import { fieldText } from '@/ui/problem-text';
import { toast } from '@/ui/toast';
import { Warning } from '@/ui/warning';
import classes from './clinical.module.css';
import { FieldInput } from './field-input';
import { useName } from './names';
import { useMeasureKinds, useRefreshVisits, useSnippets } from './queries';
import { SnippetsDialog } from './snippets-dialog';
import type { Content, Note } from './types';
import { useDraft } from './use-draft';

interface Props {
  note: Note;
  /** The newest signed note, of which sections may be taken over. */
  last: Note | undefined;
}

/** The author's draft: kept as it is typed, signed with Ctrl+Enter. */
export function NoteEditor({ note, last }: Props) {
  const { t, i18n } = useTranslation(['clinical', 'common']);
  const name = useName();
  const may = useMay();
  const refresh = useRefreshVisits();
  const snippets = useSnippets().data?.items ?? [];
  const kinds = useMeasureKinds().data?.items ?? [];
  const draft = useDraft(note);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [carrying, setCarrying] = useState(false);
  const [snipping, setSnipping] = useState(false);
  const maySign = may('notes.sign', note.branch_id);

  async function finish() {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const revision = await draft.flush();
      const options = { params: { path: { id: note.id } }, body: { revision } };
      if (maySign) await client.POST('/notes/{id}/sign', options);
      else await client.POST('/notes/{id}/submit', options);
      toast.done(maySign ? t('note.signed') : t('note.submitted'));
      await refresh();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  async function save() {
    try {
      await draft.flush();
      toast.done(t('common:state.saved'), { id: 'draft-saved' });
    } catch (error) {
      toast.failed(error);
    }
  }

  const keys: [string, () => void][] = [
    ['mod+S', () => void save()],
    ['mod+Enter', () => void finish()],
  ];
  useHotkeys(keys);
  const faults = new Map(
    [...(problem?.fields ?? []), ...(draft.problem?.fields ?? [])].map((f) => [
      f.pointer.replace('/content/', ''),
      fieldText(f, 'clinical', i18n),
    ]),
  );

  return (
    // the keys work in its fields too
    <Stack gap="md" onKeyDown={getHotkeyHandler(keys)} data-note={note.id}>
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h3">
          {name(note.template_name)}
        </Title>
        <Text size="sm" c={draft.status === 'away' ? 'red' : 'dimmed'} role="status">
          {t(`draft.${draft.status}`)}
        </Text>
      </Group>
      {note.return_reason ? <Warning title={t('note.returned')}>{note.return_reason}</Warning> : null}
      {draft.merged.length > 0 ? (
        <Warning
          title={t('draft.merged')}
          withCloseButton
          onClose={draft.clearMerged}
          closeButtonLabel={t('common:action.dismiss')}
        >
          {note.sections
            .flatMap((s) => s.fields)
            .filter((f) => draft.merged.includes(f.key))
            .map((f) => name(f.label))
            .join(', ')}
        </Warning>
      ) : null}
      {note.private ? <Alert color="gray">{t('note.private_hint')}</Alert> : null}
      {note.sections.map((section) => {
        const measures = section.fields.filter((f) => f.kind === 'measure');
        const rest = section.fields.filter((f) => f.kind !== 'measure');
        const input = (field: (typeof rest)[number]) => (
          <FieldInput
            key={field.key}
            field={field}
            value={draft.content[field.key]}
            onChange={(value) => draft.change(field.key, value)}
            error={faults.get(field.key)}
            snippets={snippets}
            kinds={kinds}
          />
        );
        return (
          <Stack key={section.key} gap="xs" component="section" aria-label={name(section.label)}>
            <Title order={3} size="h4" className={classes.section}>
              {name(section.label)}
            </Title>
            {measures.length > 0 ? (
              <Group gap="sm" align="flex-start">
                {measures.map(input)}
              </Group>
            ) : null}
            {rest.map(input)}
          </Stack>
        );
      })}
      <FormProblem problem={problem && problem.fields.length === 0 ? problem : undefined} />
      {problem && problem.fields.length > 0 ? (
        <Text c="red" role="alert">
          {t('errors.note_invalid')}
        </Text>
      ) : null}
      <Group gap="xs" className={classes.acts}>
        <Button
          leftSection={maySign ? <IconPencilCheck size={18} aria-hidden /> : <IconSend size={18} aria-hidden />}
          loading={busy}
          onClick={() => void finish()}
        >
          {maySign ? t('note.sign') : t('note.submit')}
        </Button>
        {last ? (
          <Button variant="default" onClick={() => setCarrying(true)}>
            {t('carry.open')}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => setSnipping(true)}>
          {t('snippets.title')}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setDiscarding(true)}>
          {t('note.discard')}
        </Button>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t('note.keys')}
        </Text>
      </Group>
      {last ? (
        <Carry
          opened={carrying}
          onClose={() => setCarrying(false)}
          note={note}
          last={last}
          content={draft.content}
          onTake={draft.take}
        />
      ) : null}
      <SnippetsDialog opened={snipping} onClose={() => setSnipping(false)} />
      <ConfirmDialog
        opened={discarding}
        onClose={() => setDiscarding(false)}
        title={t('note.discard_title')}
        confirm={t('note.discard')}
        danger
        onConfirm={async () => {
          await client.DELETE('/notes/{id}', { params: { path: { id: note.id } } });
          await refresh();
        }}
      >
        {t('note.discard_body')}
      </ConfirmDialog>
    </Stack>
  );
}

/** Takes sections of the last note over. What is written already stays. */
function Carry({
  opened,
  onClose,
  note,
  last,
  content,
  onTake,
}: {
  opened: boolean;
  onClose: () => void;
  note: Note;
  last: Note;
  content: Content;
  onTake: (content: Content) => void;
}) {
  const { t } = useTranslation(['clinical', 'common']);
  const name = useName();
  const old = last.content ?? {};
  const sections = note.sections.filter((s) => s.fields.some((f) => old[f.key] !== undefined));
  const [chosen, setChosen] = useState<string[]>(sections.filter((s) => s.carry).map((s) => s.key));

  function take() {
    const more: Content = {};
    for (const s of sections.filter((x) => chosen.includes(x.key))) {
      for (const f of s.fields) {
        const there = last.sections.flatMap((x) => x.fields).find((x) => x.key === f.key && x.kind === f.kind);
        if (there && old[f.key] !== undefined && content[f.key] === undefined)
          more[f.key] = carried(f.kind, old[f.key]);
      }
    }
    onTake(more);
    onClose();
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('carry.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('carry.hint')}
        </Text>
        <Checkbox.Group value={chosen} onChange={setChosen} label={t('carry.sections')}>
          <Stack gap="xs" mt="xs">
            {sections.map((s) => (
              <Checkbox key={s.key} value={s.key} label={name(s.label)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button onClick={take} disabled={chosen.length === 0}>
            {t('carry.take')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A plan is carried without its day and its orders: they were given once. */
function carried(kind: string, value: unknown): unknown {
  return kind === 'plan' ? { text: (value as { text?: string }).text ?? '' } : value;
}
