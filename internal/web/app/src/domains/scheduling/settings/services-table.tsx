import { ActionIcon, Drawer, Group, Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots, IconEye, IconEyeOff, IconPencil } from '@tabler/icons-react';
import clsx from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useMay } from '@/app/session';
import { Nothing } from '@/domains/branches/nothing';
import { currencyDigits, toMajor, toMinor } from '@/ui/format';
import { toast } from '@/ui/toast';
import { Money } from '@/ui/values';
import { Swatch } from './color-field';
import { editable, parseNumber } from './numbers';
import { useRefreshSettings, useResources, useRoomTypes } from './queries';
import { QuickEdit } from './quick-edit';
import { ServiceForm } from './service-form';
import classes from './services-table.module.css';
import { isDuration } from './suggested';
import type { Resource, Service } from './types';

/** What of a service is changed in the table itself. */
type QuickPatch = Partial<Pick<Service, 'name' | 'duration_minutes' | 'price' | 'active'>>;

/** Changes a service, offering to take it back; the version is the one the table shows. */
function useChange() {
  const { t } = useTranslation('branches');
  const refresh = useRefreshSettings();
  async function patch({ id, version }: Service, body: QuickPatch): Promise<Service | undefined> {
    try {
      const { data } = await client.PATCH('/services/{id}', {
        params: { path: { id }, header: ifMatch(version) },
        body,
      });
      return data;
    } finally {
      await refresh(); // after a refusal too: somebody else may have been quicker
    }
  }
  return async (service: Service, body: QuickPatch, before: QuickPatch, message?: string) => {
    const changed = await patch(service, body);
    toast.done(message ?? t('services.saved', { name: changed?.name ?? service.name }), {
      id: `service-${service.id}`,
      undo: async () => {
        if (changed) await patch(changed, before);
      },
    });
  };
}

/** The services with their everyday values, changed in place; the rest in a drawer. */
export function ServicesTable({ services }: { services: Service[] }) {
  const { t } = useTranslation(['branches', 'common']);
  const manage = useMay()('services.manage');
  const [open, setOpen] = useState<string>();
  const editing = services.find((s) => s.id === open);
  const people = (useResources().data?.items ?? []).filter((r) => r.kind === 'practitioner');
  return (
    <>
      <div className={classes.scroll}>
        <Table verticalSpacing={7} horizontalSpacing="sm" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('services.name')}</Table.Th>
              <Table.Th className={classes.number}>{t('services.duration')}</Table.Th>
              <Table.Th className={classes.wide}>{t('services.buffers')}</Table.Th>
              <Table.Th className={classes.number}>{t('services.price')}</Table.Th>
              <Table.Th className={classes.wide}>{t('services.room')}</Table.Th>
              <Table.Th className={classes.wide}>{t('services.given_by')}</Table.Th>
              {manage ? (
                <Table.Th className={classes.act}>
                  <VisuallyHidden>{t('actions')}</VisuallyHidden>
                </Table.Th>
              ) : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {services.map((s) => (
              <ServiceRow key={s.id} service={s} people={people} manage={manage} onOpen={() => setOpen(s.id)} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Drawer
        opened={Boolean(editing)}
        onClose={() => setOpen(undefined)}
        position="right"
        size={480}
        title={editing?.name}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {editing ? (
          <ServiceForm
            key={`${editing.id} ${editing.version}`}
            service={editing}
            onCancel={() => setOpen(undefined)}
            onSaved={(s) => {
              setOpen(undefined);
              toast.done(t('services.saved', { name: s.name }));
            }}
          />
        ) : null}
      </Drawer>
    </>
  );
}

interface RowProps {
  service: Service;
  people: Resource[];
  manage: boolean;
  onOpen: () => void;
}

function ServiceRow({ service: s, people, manage, onOpen }: RowProps) {
  const { t } = useTranslation(['branches', 'common']);
  const { nameOf } = useRoomTypes();
  const change = useChange();
  const { currency } = s.price;
  const digits = currencyDigits(currency);
  const price = toMajor(s.price.amount, currency);
  const of = (field: string) => t('quick.of', { field, name: s.name });
  return (
    <Table.Tr data-off={!s.active || undefined} className={classes.row}>
      <Table.Td>
        <div className={classes.name}>
          <Swatch color={s.color} />
          <QuickEdit
            label={of(t('services.name'))}
            text={s.name}
            disabled={!manage}
            check={(text) => (text.trim() ? undefined : t('common:field.required'))}
            save={(text) => change(s, { name: text.trim() }, { name: s.name })}
          >
            <bdi>{s.name}</bdi>
          </QuickEdit>
        </div>
      </Table.Td>
      <Table.Td className={classes.number}>
        <QuickEdit
          label={of(t('services.duration'))}
          text={String(s.duration_minutes)}
          inputMode="numeric"
          unit={t('services.min')}
          disabled={!manage}
          check={(text) => (isDuration(parseNumber(text, 0)) ? undefined : t('services.fault.duration'))}
          save={(text) =>
            change(s, { duration_minutes: parseNumber(text, 0) ?? 0 }, { duration_minutes: s.duration_minutes })
          }
        >
          {t('services.minutes', { count: s.duration_minutes })}
        </QuickEdit>
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Buffers service={s} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <QuickEdit
          label={of(t('services.price'))}
          text={editable(price, digits)}
          inputMode="decimal"
          unit={currency}
          disabled={!manage}
          check={(text) => (parseNumber(text, digits) === undefined ? t('services.fault.price') : undefined)}
          save={(text) => {
            const amount = toMinor(parseNumber(text, digits) ?? 0, currency);
            return change(s, { price: { amount, currency } }, { price: s.price });
          }}
        >
          <Money value={s.price} />
        </QuickEdit>
      </Table.Td>
      <Table.Td className={clsx(classes.wide, classes.room)}>
        {s.room_type ? nameOf(s.room_type) : <Nothing />}
      </Table.Td>
      <Table.Td className={classes.wide}>
        <GivenBy service={s} people={people} />
      </Table.Td>
      {manage ? (
        <Table.Td className={classes.act}>
          <RowMenu service={s} onOpen={onOpen} />
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}

function Buffers({ service: s }: { service: Service }) {
  const { t } = useTranslation('branches');
  const parts = [
    s.buffer_before_minutes ? t('services.before', { count: s.buffer_before_minutes }) : '',
    s.buffer_after_minutes ? t('services.after', { count: s.buffer_after_minutes }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? <Text size="sm">{parts.join(' · ')}</Text> : <Nothing />;
}

function GivenBy({ service, people }: { service: Service; people: Resource[] }) {
  const { t } = useTranslation('branches');
  const ids = service.practitioner_ids;
  if (ids.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('services.everybody')}
      </Text>
    );
  const names = people.filter((p) => ids.includes(p.id)).map((p) => p.name);
  const shown = names.slice(0, 2).join(', ');
  return (
    <Text size="sm" title={names.join(', ')}>
      <bdi>{shown}</bdi>
      {names.length > 2 ? ` ${t('services.more', { count: names.length - 2 })}` : ''}
    </Text>
  );
}

function RowMenu({ service, onOpen }: { service: Service; onOpen: () => void }) {
  const { t } = useTranslation(['branches', 'common']);
  const change = useChange();
  const active = !service.active;
  async function toggle() {
    const message = t(active ? 'services.on_again' : 'services.off_now', { name: service.name });
    await change(service, { active }, { active: !active }, message).catch(toast.failed);
  }
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('services.edit', { name: service.name })}
        onClick={onOpen}
      >
        <IconPencil size={17} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('services.more_of', { name: service.name })}
          >
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onOpen}>
            {t('services.edit_all')}
          </Menu.Item>
          <Menu.Item
            leftSection={active ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
            onClick={() => void toggle()}
          >
            {t(active ? 'services.offer_again' : 'services.take_off')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
