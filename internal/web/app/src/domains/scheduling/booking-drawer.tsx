import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DataState } from '@/ui/states';
import type { BookingStart } from './booking';
import { BookingForm } from './booking-form';
import { usePractitioners, useServices } from './queries';

interface Props {
  /** What to begin with; the drawer is open while there is one. */
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
  const { t } = useTranslation(['scheduling', 'common']);
  const phone = useMediaQuery('(max-width: 48em)');
  const opened = useRef(0);
  const last = useRef<BookingStart>(undefined);
  if (start && start !== last.current) opened.current += 1;
  last.current = start;
  return (
    <Drawer
      opened={Boolean(start)}
      onClose={rest.onClose}
      position="right"
      size={phone ? '100%' : 480}
      title={t('booking.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {start ? <Loaded key={opened.current} start={start} {...rest} /> : null}
    </Drawer>
  );
}

function Loaded(props: Omit<Props, 'start'> & { start: BookingStart }) {
  const services = useServices();
  const practitioners = usePractitioners(props.branchId);
  return (
    <DataState query={services}>
      {({ items }) => (
        <DataState query={practitioners}>
          {(people) => <BookingForm {...props} services={items} practitioners={people.items.filter((p) => p.active)} />}
        </DataState>
      )}
    </DataState>
  );
}
