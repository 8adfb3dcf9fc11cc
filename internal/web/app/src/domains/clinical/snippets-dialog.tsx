import { ActionIcon, Button, Code, Group, Modal, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useMay } from '@/app/session';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { useSnippets } from './queries';

/** The shortcuts one may type in notes: one's own and everybody's. */
export function SnippetsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['clinical', 'common']);
  const may = useMay();
  const queries = useQueryClient();
  const snippets = useSnippets().data?.items ?? [];
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/snippets'] });
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: { shortcut: '', text: '', shared: false },
    send: async (values) => {
      await client.POST('/snippets', { body: values });
      form.reset();
      await refresh();
    },
  });

  async function remove(id: string) {
    try {
      await client.DELETE('/snippets/{id}', { params: { path: { id } } });
      await refresh();
    } catch (error) {
      toast.failed(error);
    }
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('snippets.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('snippets.hint')}
        </Text>
        {snippets.map((s) => (
          <Group key={s.id} wrap="nowrap" align="flex-start" gap="xs">
            <Code dir="ltr">.{s.shortcut}</Code>
            <Text flex={1} size="sm" lineClamp={2}>
              {s.text}
            </Text>
            {!s.shared || may('templates.manage') ? (
              <ActionIcon
                variant="subtle"
                aria-label={t('snippets.remove', { shortcut: s.shortcut })}
                onClick={() => void remove(s.id)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            ) : null}
          </Group>
        ))}
        <form
          noValidate
          onSubmit={(event) => {
            event.stopPropagation();
            onSubmit(event);
          }}
        >
          <Stack gap="xs">
            <TextInput
              label={t('snippets.shortcut')}
              leftSection="."
              dir="ltr"
              autoComplete="off"
              key={form.key('shortcut')}
              {...form.getInputProps('shortcut')}
            />
            <Textarea
              label={t('snippets.text')}
              autosize
              minRows={2}
              key={form.key('text')}
              {...form.getInputProps('text')}
            />
            {may('templates.manage') ? (
              <Switch
                label={t('snippets.shared')}
                key={form.key('shared')}
                {...form.getInputProps('shared', { type: 'checkbox' })}
              />
            ) : null}
            <FormProblem problem={problem} />
            <Button type="submit" loading={sending}>
              {t('snippets.add')}
            </Button>
          </Stack>
        </form>
      </Stack>
    </Modal>
  );
}
