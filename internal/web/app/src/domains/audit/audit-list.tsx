import { Accordion, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatInstant, formatWallDate, wallClock } from '@/ui/format';
import { ActDetails } from './act-details';
import { type Act, nameIn, shownChanges } from './acts';
import classes from './audit-list.module.css';
import type { AuditEvent } from './types';
import { useReader } from './use-reader';
import type { Reader } from './values';
import { useAuditWords } from './words';

interface Props {
  acts: Act[];
  zone: string;
  onStory: (event: AuditEvent) => void;
}

/** What happened, day by day; each line opens to what changed. */
export function AuditList({ acts, zone, onStory }: Props) {
  const { tag } = useLocale();
  const reader = useReader();
  const [open, setOpen] = useState<string[]>([]);
  const days = useMemo(() => byDay(acts, zone), [acts, zone]);
  return (
    <Accordion
      multiple
      value={open}
      onChange={setOpen}
      order={3}
      classNames={{ item: classes.item, control: classes.control, content: classes.content }}
    >
      {days.map(({ date, acts: list }) => (
        <section key={date} aria-labelledby={`audit-${date}`}>
          <Text component="h2" id={`audit-${date}`} className={classes.day}>
            {formatWallDate(date, tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
          </Text>
          {list.map((act) => (
            <Accordion.Item key={act.main.id} value={act.main.id}>
              <Accordion.Control>
                <Line act={act} zone={zone} reader={reader} />
              </Accordion.Control>
              <Accordion.Panel>
                {open.includes(act.main.id) ? <ActDetails act={act} reader={reader} onStory={onStory} /> : null}
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </section>
      ))}
    </Accordion>
  );
}

function byDay(acts: Act[], zone: string): { date: string; acts: Act[] }[] {
  const days: { date: string; acts: Act[] }[] = [];
  for (const act of acts) {
    const date = wallClock(new Date(act.main.at), zone).slice(0, 10);
    const last = days.at(-1);
    if (last?.date === date) last.acts.push(act);
    else days.push({ date, acts: [act] });
  }
  return days;
}

function Line({ act: { main, events }, zone, reader }: { act: Act; zone: string; reader: Reader }) {
  const { t } = useTranslation('audit');
  const { tag } = useLocale();
  const words = useAuditWords();
  const said = words.said(main);
  const name = nameIn(main) || reader.nameOf(main.entity_id) || '';
  const fields = main.action === 'update' ? shownChanges(main).map((c) => words.field(c.field)) : [];
  return (
    <span className={classes.line}>
      <time dateTime={main.at} className={classes.time}>
        {formatInstant(main.at, tag, zone, { timeStyle: 'short' })}
      </time>
      <span className={classes.who}>
        <bdi>{words.actor(main.actor)}</bdi>
      </span>
      <span className={classes.what}>
        <span className={classes.action} data-action={main.action}>
          {said || t(`action.${main.action}`)}
        </span>{' '}
        <span>
          {said ? null : words.entity(main.entity)}
          {name ? (
            <>
              {' '}
              <bdi className={classes.name}>{reader.wordFor('permission', name) ?? name}</bdi>
            </>
          ) : null}
        </span>{' '}
        <span className={classes.fields}>
          {fields.length > 0 ? fields.join(', ') : null}
          {events.length > 1 ? ` ${t('more_rows', { count: events.length - 1 })}` : null}
        </span>
        {main.reason ? <span className={classes.reason}>“{main.reason}”</span> : null}
      </span>
    </span>
  );
}
