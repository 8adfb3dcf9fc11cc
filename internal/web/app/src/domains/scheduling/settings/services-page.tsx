import { Button, Drawer, Group, Modal, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconClipboardList, IconListCheck, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useAllServices, useClinicSuggestions } from './queries';
import { ServiceForm } from './service-form';
import { ServicesTable } from './services-table';
import classes from './settings.module.css';
import { SuggestedServices } from './suggested-services';
import type { Service } from './types';

type Adding = 'one' | 'suggested';

/** What the chain offers, for how long and for how much. */
export function ServicesPage() {
  const { t } = useTranslation(['branches', 'common']);
  const manage = useMay()('services.manage');
  const services = useAllServices();
  const suggestions = useClinicSuggestions().data?.services ?? [];
  const [adding, setAdding] = useState<Adding>();
  const names = services.data?.items.map((s) => s.name) ?? [];
  const known = new Set(names.map((n) => n.toLowerCase()));
  const left = suggestions.some((s) => !known.has(s.name.toLowerCase()));
  const close = () => setAdding(undefined);
  const suggest = (primary: boolean) =>
    manage && left ? (
      <Button
        variant={primary ? 'filled' : 'default'}
        leftSection={<IconListCheck size={18} aria-hidden />}
        onClick={() => setAdding('suggested')}
      >
        {t('services.suggest')}
      </Button>
    ) : null;
  const add = (primary: boolean) =>
    manage ? (
      <Button
        variant={primary ? 'filled' : 'default'}
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => setAdding('one')}
      >
        {t('services.add')}
      </Button>
    ) : null;

  return (
    <Page>
      <PageHeader
        title={t('services.title')}
        description={[t('services.about'), manage && names.length > 0 ? t('services.about_edit') : ''].join(' ')}
        actions={
          names.length > 0 ? (
            <>
              {suggest(false)}
              {add(true)}
            </>
          ) : null
        }
      />
      <Card padded={false}>
        <DataState
          query={services}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyState
              icon={IconClipboardList}
              title={t('services.empty')}
              action={
                <Group justify="center" gap="xs">
                  {suggest(true)}
                  {add(!left)}
                </Group>
              }
            >
              {t(left ? 'services.empty_suggest' : 'services.empty_hint')}
            </EmptyState>
          }
        >
          {({ items }) => <Listed services={items} />}
        </DataState>
      </Card>
      <Modal
        opened={adding === 'suggested'}
        onClose={close}
        size={820}
        title={t('services.suggest_title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Text size="sm" c="dimmed" mb="md">
          {t('services.suggest_hint')}
        </Text>
        <SuggestedServices
          suggestions={suggestions}
          taken={names}
          onCancel={close}
          onSaved={(list) => {
            close();
            toast.done(t('services.added_many', { count: list.length }));
          }}
        />
      </Modal>
      <Drawer
        opened={adding === 'one'}
        onClose={close}
        position="right"
        size={480}
        title={t('services.add')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <ServiceForm
          onCancel={close}
          onSaved={(s) => {
            close();
            toast.done(t('services.added', { name: s.name }));
          }}
        />
      </Drawer>
    </Page>
  );
}

/** Above this many, a field narrows the list. */
const many = 12;

function Listed({ services }: { services: Service[] }) {
  const { t } = useTranslation('branches');
  const [shown, setShown] = useState<'on' | 'off'>('on');
  const [text, setText] = useState('');
  const on = services.filter((s) => s.active);
  const off = services.filter((s) => !s.active);
  const of = off.length === 0 || shown === 'on' ? on : off;
  const list = of.filter((s) => s.name.toLowerCase().includes(text.trim().toLowerCase()));
  const narrow = of.length > many || text !== '';
  return (
    <>
      {off.length > 0 || narrow ? (
        <Group className={classes.bar} justify="space-between" gap="xs">
          {off.length > 0 ? (
            <SegmentedControl
              size="xs"
              aria-label={t('services.show')}
              value={shown}
              onChange={(v) => setShown(v as 'on' | 'off')}
              data={[
                { value: 'on', label: t('services.on_offer', { count: on.length }) },
                { value: 'off', label: t('services.off_offer', { count: off.length }) },
              ]}
            />
          ) : null}
          {narrow ? (
            <TextInput
              size="xs"
              aria-label={t('services.filter')}
              placeholder={t('services.filter')}
              leftSection={<IconSearch size={15} aria-hidden />}
              value={text}
              onChange={(e) => setText(e.currentTarget.value)}
            />
          ) : null}
        </Group>
      ) : null}
      {list.length > 0 ? <ServicesTable services={list} /> : <EmptyState title={t('nothing_found')} />}
    </>
  );
}
