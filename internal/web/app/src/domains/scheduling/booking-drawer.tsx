import { IconClipboardList, IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { ButtonLink } from '@/ui/links';
import { DataState, EmptyState } from '@/ui/states';
import type { BookingStart } from './booking';
import { BookingForm } from './booking-form';
import { usePractitioners, useServices } from './queries';
import { SideDrawer } from './side-drawer';

interface Props {
  /** What to begin with; the drawer is open while there is one. Each new one begins a booking anew. */
  start: BookingStart | undefined;
  onClose: () => void;
  branchId: string;
  zone: string;
  today: string;
  /** The date in view: where to look for a time first. */
  date: string;
}

/** Books a visit: for a time that was clicked, or for one it helps to find. */
export function BookingDrawer({ start, ...rest }: Props) {
  const { t } = useTranslation('scheduling');
  const [opened, setOpened] = useState({ start, count: 0 });
  if (opened.start !== start) setOpened({ start, count: opened.count + 1 });
  return (
    <SideDrawer opened={Boolean(start)} onClose={rest.onClose} title={t('booking.title')}>
      {start ? <Loaded key={opened.count} start={start} {...rest} /> : null}
    </SideDrawer>
  );
}

function Loaded(props: Omit<Props, 'start'> & { start: BookingStart }) {
  const services = useServices();
  const practitioners = usePractitioners(props.branchId);
  return (
    <DataState query={services} isEmpty={({ items }) => items.length === 0} empty={<NoServices />}>
      {({ items }) => (
        <DataState query={practitioners} isEmpty={(p) => p.items.length === 0} empty={<Nobody />}>
          {(people) => <BookingForm {...props} services={items} practitioners={people.items.filter((p) => p.active)} />}
        </DataState>
      )}
    </DataState>
  );
}

function NoServices() {
  const { t } = useTranslation('scheduling');
  const may = useMay()('services.manage');
  return (
    <EmptyState
      icon={IconClipboardList}
      title={t('empty.no_services')}
      action={may ? <ButtonLink to="/settings/services">{t('empty.add_services')}</ButtonLink> : null}
    >
      {may ? t('empty.no_services_hint') : t('empty.no_services_ask')}
    </EmptyState>
  );
}

/** Says that nobody sees patients at this branch, and who can change that. */
export function Nobody() {
  const { t } = useTranslation('scheduling');
  const may = useMay()('resources.manage');
  return (
    <EmptyState
      icon={IconStethoscope}
      title={t('empty.nobody')}
      action={may ? <ButtonLink to="/settings/people">{t('empty.add_people')}</ButtonLink> : null}
    >
      {may ? t('empty.nobody_hint') : t('empty.nobody_ask')}
    </EmptyState>
  );
}
