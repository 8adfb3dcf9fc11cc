import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Host } from './host';
import { PlainPage, UnknownPage } from './pages';

type Shut = 'unknown' | 'suspended' | 'closed';

/** Why nobody comes in through this door; undefined where people do. */
export function shutFor({ kind, tenant }: Host): Shut | undefined {
  if (kind === 'unknown') return 'unknown';
  return tenant?.status === 'suspended' || tenant?.status === 'closed' ? tenant.status : undefined;
}

/** An address with no clinic, or one whose clinic is shut. */
export function ShutDoor({ host, why }: { host: Host; why: Shut }) {
  const { t } = useTranslation('platform');
  const clinic = host.tenant?.name ?? '';
  if (why === 'unknown') return <UnknownPage />;
  return (
    <PlainPage title={t(`door.${why}_title`, { clinic })} body={t(`door.${why}_body`)}>
      <Anchor href={host.apex_url}>{t('door.front')}</Anchor>
    </PlainPage>
  );
}
