import { ActionIcon, Group, Select, Table, Text, Title, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { Card } from '@/ui/page';
import { toast } from '@/ui/toast';

/** What every report is asked with. */
export interface ReportFilter {
  from: string;
  to: string;
  branch_id?: string;
}

interface Props {
  title: string;
  /** How the numbers are made. */
  formula: string;
  table: string;
  filter: ReportFilter;
  by?: string;
  groups?: readonly string[];
  onBy?: (by: string) => void;
  children: ReactNode;
}

/** A question with its answer: the grouping, the formula below, and the table as a file. */
export function ReportCard({ title, formula, table, filter, by, groups, onBy, children }: Props) {
  const { t } = useTranslation('reporting');
  const may = useMay();
  const id = useId();
  const label = (group: string) => t(`by.${group}` as 'by.day');
  return (
    <Card>
      <section aria-labelledby={id}>
        <Group justify="space-between" align="flex-start" mb="xs" wrap="nowrap">
          <Title order={2} size="h3" id={id}>
            {title}
          </Title>
          <Group gap="xs" wrap="nowrap">
            {groups && onBy ? (
              <Select
                aria-label={t('group_by', { report: title })}
                size="xs"
                w={150}
                value={by ?? null}
                data={groups.map((value) => ({ value, label: label(value) }))}
                onChange={(value) => value && onBy(value)}
              />
            ) : null}
            {may('reports.export') && (table !== 'sources' || may('reports.money')) ? (
              <Download {...{ table, filter, title, ...(by ? { by } : {}) }} />
            ) : null}
          </Group>
        </Group>
        {children}
        <Text size="xs" c="dimmed" mt="xs">
          {formula}
        </Text>
      </section>
    </Card>
  );
}

/** The table as a file for a spreadsheet. */
export function Download({
  table,
  filter,
  by,
  title,
}: {
  table: string;
  filter: ReportFilter;
  by?: string;
  title: string;
}) {
  const { t } = useTranslation('reporting');
  const query = new URLSearchParams({ ...filter, table, ...(by ? { by } : {}) });
  async function save() {
    const answer = await fetch(`/api/v1/reports.csv?${query}`);
    if (!answer.ok) {
      toast.failed(await answer.json());
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = `${table}-${filter.from}-${filter.to}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <Tooltip label={t('csv')}>
      <ActionIcon variant="default" aria-label={t('csv_of', { report: title })} onClick={() => void save()}>
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** Columns of a report: the first is what the row is about, the others are numbers. */
export function Numbers({ heads, rows }: { heads: string[]; rows: { key: string; cells: ReactNode[] }[] }) {
  const { t } = useTranslation('reporting');
  if (rows.length === 0) return <Text c="dimmed">{t('nothing')}</Text>;
  return (
    <Table.ScrollContainer minWidth={120 + heads.length * 74} type="native">
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, i) => (
              <Table.Th key={head} ta={i === 0 ? 'start' : 'end'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              {row.cells.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <Table.Td key={i} ta={i === 0 ? 'start' : 'end'}>
                  {i === 0 ? <bdi>{cell}</bdi> : cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
