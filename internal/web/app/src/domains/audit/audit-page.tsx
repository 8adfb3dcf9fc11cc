import { Button, Stack, Text } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import { actsOf } from './acts';
import { AuditFilters } from './audit-filters';
import { AuditList } from './audit-list';
import { downloadAudit, useAuditPages } from './queries';
import { type AuditSearch, auditQuery, isNarrowed } from './search';
import type { AuditEvent } from './types';

const route = getRouteApi('/_staff/audit');

/** Who did what to which record, and who looked. */
export function AuditPage() {
  const { t } = useTranslation(['audit', 'common']);
  const may = useMay();
  const { branch } = useBranch();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const zone = branch?.time_zone ?? 'UTC';
  const query = auditQuery(search, zone);
  const pages = useAuditPages(query);
  const acts = actsOf(pages.data?.pages.flatMap((p) => p.items) ?? []);
  const narrow = (part: AuditSearch) => void navigate({ search: (s) => ({ ...s, ...part }), replace: true });
  const widen = () => void navigate({ search: {}, replace: true });

  const story = ({ entity, entity_id }: AuditEvent) => void navigate({ search: { entity, entity_id } });

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={may('audit.export') ? <Download query={query} /> : null}
      />
      <Stack gap="md">
        <AuditFilters search={search} onNarrow={narrow} onWiden={widen} />
        <Card padded={false}>
          {pages.isPending ? <LoadingRows rows={8} /> : null}
          {pages.error && !pages.data ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
          {pages.data && acts.length === 0 ? <Nothing narrowed={isNarrowed(search)} onWiden={widen} /> : null}
          {acts.length > 0 ? <AuditList acts={acts} zone={zone} onStory={story} /> : null}
        </Card>
        {pages.hasNextPage ? (
          <Stack align="center">
            <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('common:action.more')}
            </Button>
          </Stack>
        ) : null}
        {acts.length > 0 ? (
          <Text size="sm" c="dimmed">
            {pages.hasNextPage || isNarrowed(search) ? null : `${t('end')} `}
            {t('common:time.times_in', { zone })}
          </Text>
        ) : null}
      </Stack>
    </Page>
  );
}

function Nothing({ narrowed, onWiden }: { narrowed: boolean; onWiden: () => void }) {
  const { t } = useTranslation('audit');
  return (
    <EmptyState
      icon={IconHistory}
      title={t(narrowed ? 'none_narrowed' : 'none')}
      action={
        narrowed ? (
          <Button variant="default" onClick={onWiden}>
            {t('filter.clear')}
          </Button>
        ) : null
      }
    >
      {t(narrowed ? 'none_narrowed_body' : 'none_body')}
    </EmptyState>
  );
}

function Download({ query }: { query: Record<string, string> }) {
  const { t } = useTranslation('audit');
  const [busy, setBusy] = useState(false);

  async function download() {
    setBusy(true);
    try {
      await downloadAudit(query);
      toast.done(t('downloaded'));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={busy}
      onClick={() => void download()}
    >
      {t('download')}
    </Button>
  );
}
