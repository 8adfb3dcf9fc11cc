import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { AnchorLink } from '@/ui/links';
import { type Act, nameIn, shownChanges } from './acts';
import classes from './audit-list.module.css';
import type { AuditEvent } from './types';
import { type Reader, shortId, valueText } from './values';
import { useAuditWords } from './words';

interface Props {
  act: Act;
  reader: Reader;
  /** Shows everything that happened to the record of an event. */
  onStory: (event: AuditEvent) => void;
}

/** Field by field what one request changed, and where it came from. */
export function ActDetails({ act, reader, onStory }: Props) {
  const { t } = useTranslation('audit');
  const { main } = act;
  return (
    <Stack gap="md">
      {main.reason ? (
        <Text size="sm">
          <Text span size="sm" c="dimmed">
            {t('reason')}{' '}
          </Text>
          <bdi>{main.reason}</bdi>
        </Text>
      ) : null}
      {act.events.map((event) => (
        <EventDetails key={event.id} event={event} reader={reader} alone={act.events.length === 1} onStory={onStory} />
      ))}
      <Text size="xs" c="dimmed" className={classes.origin}>
        {main.ip ? (
          <span>
            {t('from_ip')} <bdi dir="ltr">{main.ip}</bdi>
          </span>
        ) : null}
        {main.request_id ? (
          <span>
            {t('request')} <bdi dir="ltr">{main.request_id}</bdi>
          </span>
        ) : null}
      </Text>
    </Stack>
  );
}

interface EventProps {
  event: AuditEvent;
  reader: Reader;
  /** The only row of its act: the line above names it already. */
  alone: boolean;
  onStory: Props['onStory'];
}

function EventDetails({ event, reader, alone, onStory }: EventProps) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const name = nameIn(event) || reader.nameOf(event.entity_id) || '';
  return (
    <Stack gap={6}>
      <Group gap="sm" justify="space-between">
        {alone ? (
          <span />
        ) : (
          <Title order={4} size="h4">
            {words.said(event) || `${t(`action.${event.action}`)}: ${words.entity(event.entity)}`} <bdi>{name}</bdi>
          </Title>
        )}
        <Group gap="md">
          <RecordLink event={event} />
          <Anchor component="button" type="button" size="sm" onClick={() => onStory(event)}>
            {t('whole_story')}
          </Anchor>
        </Group>
      </Group>
      <Changes event={event} reader={reader} />
    </Stack>
  );
}

function RecordLink({ event }: { event: AuditEvent }) {
  const { t } = useTranslation('audit');
  const may = useMay();
  if (event.entity !== 'patients' || event.action === 'export' || !may('patients.read')) return null;
  return (
    <AnchorLink to="/patients/$id" params={{ id: event.entity_id }} size="sm">
      {t('open_record')}
    </AnchorLink>
  );
}

function Changes({ event, reader }: { event: AuditEvent; reader: Reader }) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const changes = shownChanges(event);
  if (changes.length === 0) {
    const untouched = event.action === 'view' || event.action === 'export' || event.action === 'act';
    return (
      <Text size="sm" c="dimmed">
        {t(untouched ? 'nothing_changed' : 'nothing_to_show')}{' '}
        <bdi dir="ltr">{event.action === 'export' ? event.entity_id : shortId(event.entity_id)}</bdi>
      </Text>
    );
  }
  const both = event.action === 'update';
  return (
    <div className={classes.changes}>
      <Table verticalSpacing={6} horizontalSpacing="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.fieldColumn}>{t('column.field')}</Table.Th>
            {both || event.action === 'delete' ? (
              <Table.Th>{t(both ? 'column.before' : 'column.value')}</Table.Th>
            ) : null}
            {both || event.action !== 'delete' ? (
              <Table.Th>{t(both ? 'column.after' : 'column.value')}</Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((c) => (
            <Table.Tr key={c.field}>
              <Table.Th scope="row">{words.field(c.field)}</Table.Th>
              {both || event.action === 'delete' ? (
                <Table.Td className={both ? classes.before : undefined}>
                  <Value field={c.field} value={c.before} reader={reader} />
                </Table.Td>
              ) : null}
              {both || event.action !== 'delete' ? (
                <Table.Td className={both ? classes.after : undefined}>
                  <Value field={c.field} value={c.after} reader={reader} />
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Value({ field, value, reader }: { field: string; value: unknown; reader: Reader }) {
  const { t } = useTranslation('audit');
  if (value === '[secret]') {
    return (
      <Text span size="sm" c="dimmed">
        {t('secret')}
      </Text>
    );
  }
  const text = valueText(field, value, reader);
  if (text) return <bdi>{text}</bdi>;
  return (
    <Text span size="sm" c="dimmed">
      {t('blank')}
    </Text>
  );
}
