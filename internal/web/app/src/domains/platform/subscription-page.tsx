import { Alert, Badge, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconArrowUpRight, IconCheck } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMay, useMe } from '@/app/session';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { useProblemText } from '@/ui/problem-text';
import { DataState } from '@/ui/states';
import { Instant, Money } from '@/ui/values';
import { usePlans } from './packs';
import { useSubscription } from './subscription';

/** What the chain pays Praxis for, until when, and how it is changed. */
export function SubscriptionPage() {
  const { t } = useTranslation('platform');
  const { paid } = useSearch({ from: '/_staff/settings/subscription' });
  const query = useSubscription({ soon: paid === true });
  return (
    <Page narrow>
      <PageHeader title={t('subscription.title')} description={t('subscription.about')} />
      <DataState query={query}>
        {(now) => (
          <Stack gap="md">
            {paid && !now.subscribed ? <Alert color="blue">{t('subscription.arriving')}</Alert> : null}
            <State now={now} />
            {now.subscribed ? null : <Choice now={now} />}
          </Stack>
        )}
      </DataState>
    </Page>
  );
}

/** Leaves for a page of the payment service; its address comes with the answer. */
function useLeave() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function leave(ask: () => Promise<{ data?: { url: string } | undefined }>) {
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await ask();
      if (data) window.location.assign(data.url);
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  }
  return { busy, error, leave };
}

function State({ now }: { now: Schema<'Subscription'> }) {
  const { t } = useTranslation('platform');
  const problem = useProblemText();
  const manage = useMay()('subscription.manage');
  const { busy, error, leave } = useLeave();
  const color =
    { trial: 'blue', active: 'teal', past_due: 'orange', read_only: 'red' }[now.status as 'trial'] ?? 'gray';
  return (
    <Card>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="sm" mb={4}>
            <Title order={2} size="h3">
              {now.plan_name}
            </Title>
            <Badge color={color} variant="light">
              {t(`subscription.status.${now.status}`)}
            </Badge>
          </Group>
          <Text>{t(`subscription.means.${now.status}`)}</Text>
        </div>
        {now.subscribed && manage ? (
          <Button
            variant="default"
            loading={busy}
            rightSection={<IconArrowUpRight size={16} aria-hidden />}
            onClick={() => void leave(() => client.POST('/subscription/portal', {}))}
          >
            {t('subscription.portal')}
          </Button>
        ) : null}
      </Group>
      <Facts now={now} />
      {now.invoice_url ? (
        <Alert color="orange" mt="md">
          <a href={now.invoice_url}>{t('subscription.pay_open')}</a>
        </Alert>
      ) : null}
      {error ? (
        <Text c="var(--mantine-color-error)" role="alert" mt="sm">
          {problem(error)}
        </Text>
      ) : null}
    </Card>
  );
}

function Facts({ now }: { now: Schema<'Subscription'> }) {
  const { t } = useTranslation('platform');
  const facts: [string, React.ReactNode][] = [];
  facts.push([t('subscription.branches'), now.branches]);
  if (now.monthly && now.subscribed) facts.push([t('subscription.monthly'), <Money key="m" value={now.monthly} />]);
  if (now.status === 'trial' && now.trial_ends_at)
    facts.push([t('subscription.trial_ends'), <Instant key="t" value={now.trial_ends_at} />]);
  if (now.period_ends_at && !now.cancels_at)
    facts.push([t('subscription.next'), <Instant key="p" value={now.period_ends_at} />]);
  if (now.cancels_at) facts.push([t('subscription.cancels'), <Instant key="c" value={now.cancels_at} />]);
  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} mt="md" mb={0}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fw={600}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

function Choice({ now }: { now: Schema<'Subscription'> }) {
  const { t } = useTranslation('platform');
  const { language } = useLocale();
  const { tenant } = useMe();
  const problem = useProblemText();
  const manage = useMay()('subscription.manage');
  const plans = usePlans();
  const { busy, error, leave } = useLeave();
  if (!manage) return <Text c="dimmed">{t('subscription.owner_only')}</Text>;
  return (
    <section aria-labelledby="choose-plan">
      <Title order={2} size="h3" id="choose-plan" mb="sm">
        {t('subscription.choose')}
      </Title>
      {error ? (
        <Alert color="red" mb="sm" role="alert">
          {problem(error)}
        </Alert>
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {(plans.data?.items ?? []).map((plan) => {
          const price = plan.prices[tenant.currency];
          return (
            <Card key={plan.key}>
              <Title order={3} size="h4">
                {plan.name}
              </Title>
              <Text size="sm" c="dimmed" mih={44}>
                {plan.summary}
              </Text>
              <Text fz={22} fw={700}>
                {price ? <Money value={price} /> : null}
              </Text>
              <Text size="sm" mb="sm">
                {t(`landing.per_${plan.per}`)}
              </Text>
              <Button
                fullWidth
                variant={plan.key === now.plan ? 'filled' : 'default'}
                loading={busy}
                aria-label={t('subscription.buy', { plan: plan.name })}
                onClick={() =>
                  void leave(() => client.POST('/subscription/checkout', { body: { plan: plan.key, language } }))
                }
              >
                {t('subscription.go')}
              </Button>
              <Stack component="ul" gap={4} mt="sm" mb={0} p={0} style={{ listStyle: 'none' }}>
                {plan.included.map((line) => (
                  <Group component="li" key={line} gap={6} wrap="nowrap" align="flex-start">
                    <IconCheck size={15} aria-hidden />
                    <Text size="sm">{line}</Text>
                  </Group>
                ))}
              </Stack>
            </Card>
          );
        })}
      </SimpleGrid>
    </section>
  );
}
