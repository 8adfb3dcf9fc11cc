import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataState } from '@/ui/states';
import { AppointmentDetails } from './appointment-details';
import { CancelPanel } from './cancel-panel';
import { MovePanel } from './move-panel';
import { useAppointment } from './queries';
import { SideDrawer } from './side-drawer';

interface Props {
  /** The visit in view; the drawer is open while there is one. */
  id: string | undefined;
  /** Opens with the choice of another time at once. */
  moving?: boolean;
  onClose: () => void;
  today: string;
}

/** One visit, and what can be done with it. */
export function AppointmentDrawer({ id, moving = false, onClose, today }: Props) {
  const { t } = useTranslation('scheduling');
  return (
    <SideDrawer opened={Boolean(id)} onClose={onClose} title={t('visit.title')}>
      {id ? <Visit key={`${id}${moving}`} id={id} moving={moving} onClose={onClose} today={today} /> : null}
    </SideDrawer>
  );
}

function Visit({ id, moving, onClose, today }: { id: string; moving: boolean; onClose: () => void; today: string }) {
  const query = useAppointment(id);
  const [panel, setPanel] = useState<'details' | 'move' | 'cancel'>(moving ? 'move' : 'details');
  const back = () => setPanel('details');
  return (
    <DataState query={query}>
      {(appointment) => {
        if (panel === 'move') return <MovePanel {...{ appointment, today }} onDone={back} onBack={back} />;
        if (panel === 'cancel') return <CancelPanel appointment={appointment} onDone={onClose} onBack={back} />;
        return (
          <AppointmentDetails
            appointment={appointment}
            today={today}
            onMove={() => setPanel('move')}
            onCancel={() => setPanel('cancel')}
          />
        );
      }}
    </DataState>
  );
}
