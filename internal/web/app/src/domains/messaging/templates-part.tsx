import { Badge, Button, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useMe } from '@/app/session';
import { languages } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { Card } from '@/ui/page';
import { useProblemText } from '@/ui/problem-text';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import classes from './messaging.module.css';
import { channels, kinds, type Template } from './types';

/** The words for each kind, language and channel: the chain's own, or the standard ones. */
export function TemplatesPart() {
  const { t } = useTranslation('messaging');
  const query = api.useQuery('get', '/message-templates', {});
  const [kind, setKind] = useState<string>('confirmation');
  const [language, setLanguage] = useState<string>(useMe().tenant.language);
  const [channel, setChannel] = useState<string>('sms');
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label={t('template.kind')}
          allowDeselect={false}
          value={kind}
          onChange={(k) => k && setKind(k)}
          data={kinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
        />
        <Select
          label={t('template.language')}
          allowDeselect={false}
          value={language}
          onChange={(l) => l && setLanguage(l)}
          data={languages.map((l) => ({ value: l.code, label: l.name }))}
        />
        <Select
          label={t('template.channel')}
          allowDeselect={false}
          value={channel}
          onChange={(c) => c && setChannel(c)}
          data={channels.map((c) => ({ value: c, label: t(`channel.${c}`) }))}
        />
      </SimpleGrid>
      <DataState query={query}>
        {({ items }) => {
          const found = items.find((x) => x.kind === kind && x.language === language && x.channel === channel);
          return found ? (
            <Editor key={`${kind}${language}${channel}${found.own}${found.body}`} template={found} />
          ) : null;
        }}
      </DataState>
    </Stack>
  );
}

function Editor({ template: x }: { template: Template }) {
  const { t } = useTranslation(['messaging', 'common']);
  const queries = useQueryClient();
  const where = { kind: x.kind, language: x.language, channel: x.channel };
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/message-templates'] });
  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: { subject: x.subject, body: x.body, vendor_template: x.vendor_template },
    send: async (values) => {
      await client.PUT('/message-templates', { body: { ...where, ...values } });
      await refresh();
      toast.done(t('template.saved'));
    },
  });

  async function reset() {
    try {
      await client.POST('/message-templates/reset', { body: where });
      await refresh();
      toast.done(t('template.was_reset'));
    } catch (error) {
      toast.failed(error);
    }
  }

  const { subject, body } = form.values;
  return (
    <Card>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          <Group justify="space-between">
            <Badge variant="light" color={x.own ? 'blue' : 'gray'} tt="none" fw={500}>
              {t(x.own ? 'template.own' : 'template.standard')}
            </Badge>
            {x.own ? (
              <Button size="compact-sm" variant="subtle" onClick={() => void reset()}>
                {t('template.reset')}
              </Button>
            ) : null}
          </Group>
          {x.channel === 'email' ? (
            <TextInput label={t('template.subject')} dir="auto" {...form.getInputProps('subject')} />
          ) : null}
          <Textarea
            label={t('template.body')}
            description={<bdi>{t('template.places', { places: x.placeholders.map((p) => `{${p}}`).join(' ') })}</bdi>}
            autosize
            minRows={4}
            maxLength={1600}
            dir="auto"
            {...form.getInputProps('body')}
          />
          {x.channel === 'email' ? null : (
            <TextInput label={t('template.vendor')} dir="ltr" {...form.getInputProps('vendor_template')} />
          )}
          <FormProblem problem={problem} />
          <Group justify="flex-end">
            <Button type="submit" loading={sending}>
              {t('common:action.save')}
            </Button>
          </Group>
          <Reading template={{ ...x, subject, body }} />
        </Stack>
      </form>
    </Card>
  );
}

/** How the text reads with a sample, and what it takes to send. */
function Reading({ template: x }: { template: Template }) {
  const { t } = useTranslation('messaging');
  const text = useProblemText();
  const [asked] = useDebouncedValue(x, 400);
  const { kind, language, channel, subject, body } = asked;
  const query = useQuery({
    queryKey: ['message-preview', kind, language, channel, subject, body],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }) => {
      const { data } = await client.POST('/message-templates/preview', {
        body: { kind, language, channel, subject, body },
        signal,
      });
      return data;
    },
  });
  const p = query.data;
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h4">
          {t('template.preview')}
        </Title>
        {p && channel !== 'email' && !query.error ? (
          <Text size="sm" c="dimmed">
            {t('template.segments', { count: p.segments })}
          </Text>
        ) : null}
      </Group>
      {query.error ? <Text c="dimmed">{text(asProblem(query.error))}</Text> : null}
      {p && !query.error ? (
        <div className={classes.preview} lang={language} dir="auto">
          {p.subject ? <Text fw={600}>{p.subject}</Text> : null}
          {p.text}
        </div>
      ) : null}
      {p?.unicode && channel === 'sms' && (language === 'en' || language === 'fr') ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t('template.unicode')}
        </Text>
      ) : null}
    </div>
  );
}
