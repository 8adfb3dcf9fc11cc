import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/ui/toast';
import classes from './frame.module.css';

/** Says that the network is gone, for as long as it is, and when it is back. */
export function Connection() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  const before = useRef(online);
  useEffect(() => {
    if (online && !before.current) toast.done(t('frame.online'), { id: 'online' });
    before.current = online;
  }, [online, t]);
  return (
    <div role="status" className={classes.offline} hidden={online}>
      {online ? null : (
        <>
          <IconWifiOff size={17} aria-hidden />
          {t('frame.offline')}
        </>
      )}
    </div>
  );
}
