import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { ChannelsPart } from './channels-part';
import { KindsPart } from './kinds-part';
import classes from './messaging.module.css';
import { TemplatesPart } from './templates-part';

export const parts = ['kinds', 'channels', 'templates'] as const;
export type Part = (typeof parts)[number];

const route = getRouteApi('/_staff/settings/messaging');

/** What patients are told, how it reaches them, and in which words. */
export function MessagingPage() {
  const { t } = useTranslation('messaging');
  const { part = 'kinds' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page narrow>
      <PageHeader title={t('settings.title')} description={t('settings.about')} />
      <Tabs
        value={part}
        onChange={(p) => void navigate({ search: { part: p as Part }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('settings.title')} className={classes.tabs}>
          {parts.map((p) => (
            <Tabs.Tab key={p} value={p}>
              {t(`settings.tab.${p}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="kinds">
          <KindsPart />
        </Tabs.Panel>
        <Tabs.Panel value="channels">
          <ChannelsPart />
        </Tabs.Panel>
        <Tabs.Panel value="templates">
          <TemplatesPart />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
