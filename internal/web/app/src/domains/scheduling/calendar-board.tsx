import { Center, Loader, Text, VisuallyHidden } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from '@/ui/states';
import { Nobody } from './booking-drawer';
import classes from './calendar-board.module.css';
import { CalendarGrid } from './calendar-grid';
import { type Density, lineMinutes } from './calendar-options';
import { firstUse, frameOf } from './events';
import { type Dragged, MoveDialog } from './move-dialog';
import { PractitionerTabs } from './practitioner-tabs';
import type { Practitioner } from './types';
import { useCursor } from './use-cursor';
import { useCursorSight } from './use-cursor-sight';
import { type Days, onlyOne } from './use-days';
import { useRules } from './use-rules';
import { useSwipe } from './use-swipe';
import { clock, dateOf, minuteOfDay } from './wall';

interface Props {
  days: Days;
  practitioners: Practitioner[];
  week: boolean;
  phone: boolean;
  /** The practitioner a week or a phone shows; the first where it is nobody here. */
  who: string | undefined;
  onWho: (id: string) => void;
  /** The branch's clock. */
  now: string;
  weekStart: number;
  density: Density;
  mayBook: boolean;
  onSlot: (at: { startLocal: string; practitionerId: string }) => void;
  onOpen: (id: string) => void;
}

/** The columns of the calendar with all that surrounds them: what to show when there are none, keys, swipes, dragging. */
export function CalendarBoard(props: Props) {
  const { days, practitioners } = props;
  const { t } = useTranslation(['scheduling', 'common']);
  if (days.error && days.data.length === 0) return <ErrorState error={days.error} onRetry={days.retry} />;
  if (days.data.length === 0) {
    return (
      <Center h="100%" role="status">
        <Loader aria-hidden />
        <VisuallyHidden>{t('common:state.loading')}</VisuallyHidden>
      </Center>
    );
  }
  if (days.practitioners.length === 0) return <Nobody />;
  if (practitioners.length === 0) return <EmptyState icon={IconStethoscope} title={t('empty.all_hidden')} />;
  return <Columns {...props} />;
}

function Columns(props: Props) {
  const { days, practitioners, week, phone, who, onWho, now, weekStart, density, mayBook, onSlot, onOpen } = props;
  const { t } = useTranslation('scheduling');
  const shown = useMemo(
    () => (week || phone ? onlyOne(practitioners, who) : practitioners),
    [practitioners, week, phone, who],
  );
  const { step } = useRules();
  const line = lineMinutes(step);
  const frame = useMemo(() => frameOf(days.data), [days.data]);
  const [dragged, setDragged] = useState<Dragged>();
  const isToday = days.data.some((d) => d.date === dateOf(now));
  const first = isToday ? minuteOfDay(now) - 60 : firstUse(days.data) - 30;
  const scrollTo = clock(Math.max(first, minuteOfDay(frame.min)));
  // the place scrolled to is chosen when a date is opened, and then left to the reader
  const key = days.data[0]?.date ?? '';
  const [opened, setOpened] = useState({ key, scrollTo });
  if (opened.key !== key) setOpened({ key, scrollTo });
  const cursor = useCursor({
    day: week ? undefined : days.data[0],
    practitioners: shown,
    frame,
    step: line,
    from: isToday ? now.slice(11) : frame.min,
    onSlot,
    onOpen,
  });
  const keys = useRef<HTMLDivElement>(null);
  useCursorSight(keys, cursor.place && JSON.stringify(cursor.place), cursor.visit);
  const next = (by: number) => {
    const at = practitioners.findIndex((p) => p.id === shown[0]?.id);
    const to = practitioners[at + by];
    if (to) onWho(to.id);
  };
  const swipe = useSwipe(phone && !week, next);

  return (
    <div className={classes.board}>
      {phone ? <PractitionerTabs practitioners={practitioners} value={shown[0]?.id} onChange={onWho} /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be as high as what is around it */}
      <div
        ref={keys}
        className={classes.keys}
        role="group"
        aria-label={t('grid.label')}
        aria-describedby="calendar-keys"
        data-at-visit={cursor.visit}
        tabIndex={week ? -1 : 0}
        onKeyDown={cursor.onKeyDown}
        onFocus={(e) => e.target === e.currentTarget && e.currentTarget.matches(':focus-visible') && cursor.onFocus()}
        onBlur={cursor.onBlur}
        {...swipe}
      >
        <CalendarGrid
          days={days.data}
          practitioners={shown}
          view={week ? 'week' : 'day'}
          frame={frame}
          line={line}
          step={step}
          now={now}
          scrollTo={opened.scrollTo}
          cursor={cursor.visit ? undefined : cursor.place}
          density={phone ? 'roomy' : density}
          weekStart={weekStart}
          mayMove={mayBook}
          label={t('grid.label')}
          onSlot={(slot) => {
            cursor.put(slot.startLocal, slot.practitionerId);
            onSlot(slot);
          }}
          onOpen={onOpen}
          onDrop={(drop) =>
            setDragged({
              appointment: drop.appointment,
              to: { startLocal: drop.startLocal, practitionerId: drop.practitionerId },
              revert: drop.revert,
            })
          }
        />
      </div>
      <VisuallyHidden id="calendar-keys">{t('grid.keys')}</VisuallyHidden>
      <VisuallyHidden aria-live="polite">{cursor.words}</VisuallyHidden>
      {cursor.words ? (
        <Text className={classes.words} size="sm" aria-hidden>
          {cursor.words}
        </Text>
      ) : null}
      <MoveDialog dragged={dragged} practitioners={practitioners} onClose={() => setDragged(undefined)} />
    </div>
  );
}
