import { Button, Group, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { meQuery, useMe } from '@/app/session';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { Section } from './security-section';

/** Changes one's own name, as colleagues read it in this chain. */
export function NameSection() {
  const { t } = useTranslation(['identity', 'common']);
  const me = useMe();
  const queries = useQueryClient();
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: { name: me.member.name },
    async send({ name }) {
      const { data } = await client.PATCH('/me', { body: { name: name.trim() } });
      queries.setQueryData(meQuery.queryKey, data);
      toast.done(t('security.name_saved'));
    },
  });

  return (
    <Section title={t('security.name')} body={t('security.name_body')}>
      <form onSubmit={onSubmit}>
        <FormProblem problem={problem} />
        <Group gap="xs" align="flex-start">
          <TextInput
            {...form.getInputProps('name')}
            key={form.key('name')}
            aria-label={t('security.name')}
            autoComplete="name"
            maxLength={80}
            required
            style={{ flex: '1 1 16rem' }}
            maw={420}
          />
          <Button type="submit" variant="default" loading={sending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
