import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { IconBuildingHospital, IconCalendarOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { ButtonLink } from '@/ui/links';
import { EmptyState } from '@/ui/states';
import { Warning } from '@/ui/warning';
import { Agenda } from './agenda';
import { AppointmentDrawer } from './appointment-drawer';
import type { BookingStart } from './booking';
import { BookingDrawer } from './booking-drawer';
import { CalendarBoard } from './calendar-board';
import classes from './calendar-page.module.css';
import { type CalendarSearch, type CalendarView, readCalendarSearch } from './calendar-search';
import { CalendarToolbar } from './calendar-toolbar';
import { DaySheet } from './day-sheet';
import { Legend } from './legend';
import { hideNames } from './privacy';
import type { Day } from './types';
import { useCalendarSettings } from './use-calendar-settings';
import { onlyOne, useDays } from './use-days';
import { useLive } from './use-live';
import { useNow } from './use-now';
import { usePhone } from './use-phone';
import { useRules } from './use-rules';
import { addDays, dateOf } from './wall';

/** The front desk's calendar of the branch in view. */
export function CalendarPage() {
  const { t } = useTranslation('scheduling');
  const { branch } = useBranch();
  const may = useMay();
  if (branch) return <BranchCalendar key={branch.id} branch={branch} />;
  return (
    <EmptyState
      icon={IconBuildingHospital}
      title={t('empty.no_branch')}
      action={may('branches.manage') ? <ButtonLink to="/settings/branches">{t('empty.add_branch')}</ButtonLink> : null}
    >
      {t('empty.no_branch_hint')}
    </EmptyState>
  );
}

type Branch = NonNullable<ReturnType<typeof useBranch>['branch']>;

function BranchCalendar({ branch }: { branch: Branch }) {
  const { t } = useTranslation(['scheduling', 'common']);
  useDocumentTitle(`${t('title')} · ${t('common:app.name')}`);
  const search = useSearch({ from: '/_staff/calendar' });
  const may = useMay();
  const phone = usePhone();
  const now = useNow(branch.time_zone);
  const today = dateOf(now);
  const { weekStart } = useRules();
  const [settings, setSettings] = useCalendarSettings(branch.id);
  const go = useGo();
  const date = search.date ?? today;
  // a week of columns is too narrow to read on a phone
  const view = phone && search.view === 'week' ? 'day' : (search.view ?? 'day');
  const live = useLive(branch.id);
  const all = useDays({ branchId: branch.id, date, week: view === 'week', weekStart, polling: live === 'away' });
  const days = useMemo(
    () => (settings.privacy ? { ...all, data: all.data.map(hideNames) } : all),
    [all, settings.privacy],
  );
  const [booking, setBooking] = useState<BookingStart | undefined>(search.book ? {} : undefined);
  const [moving, setMoving] = useState(false);
  const mayBook = may('appointments.book', branch.id);

  const practitioners = days.practitioners;
  const shown = useMemo(
    () => practitioners.filter((p) => !settings.hidden.includes(p.id)),
    [practitioners, settings.hidden],
  );

  const one = view === 'week' || (phone && view === 'day');
  const inView = one ? onlyOne(shown, search.who) : shown;

  const book = useCallback((start: BookingStart) => mayBook && setBooking(start), [mayBook]);
  const open = useCallback((visit: string) => go({ visit }), [go]);

  const toDate = (d: string) => go({ date: d === today ? undefined : d });
  useKeys({
    book: () => book({}),
    move: (focused) => {
      const visit = search.visit ?? focused;
      if (!visit || !mayBook) return;
      setMoving(true);
      go({ visit });
    },
    today: () => go({ date: undefined }),
    step: (by) => toDate(addDays(date, by * (view === 'week' ? 7 : 1))),
  });

  return (
    <div className={classes.page}>
      <div className={classes.screen}>
        <CalendarToolbar
          {...{ date, today, view, weekStart, live, phone, practitioners, mayBook }}
          zone={branch.time_zone}
          who={search.who}
          hidden={settings.hidden}
          density={settings.density}
          privacy={settings.privacy}
          onDate={toDate}
          onView={(v: CalendarView) => go({ view: v === 'day' ? undefined : v })}
          onWho={(who) => go({ who })}
          onHidden={(hidden) => setSettings({ hidden })}
          onDensity={(density) => setSettings({ density })}
          onPrivacy={(privacy) => setSettings({ privacy })}
          onBook={() => book({})}
        />
        {view !== 'week' ? <Closed day={days.data[0]} /> : null}
        <div className={classes.body} aria-busy={days.pending}>
          {view === 'agenda' && days.data[0] ? (
            <Agenda day={days.data[0]} onOpen={open} />
          ) : (
            <CalendarBoard
              days={days}
              practitioners={shown}
              week={view === 'week'}
              who={search.who}
              onWho={(who) => go({ who })}
              {...{ phone, now, weekStart, mayBook }}
              density={settings.density}
              onSlot={book}
              onOpen={open}
            />
          )}
        </div>
        {practitioners.length > 0 ? <Legend days={days.data} practitioners={inView} /> : null}
      </div>
      {days.data[0] && view !== 'week' ? (
        <DaySheet day={days.data[0]} practitioners={shown} branch={branch.name} />
      ) : null}
      <BookingDrawer
        start={booking}
        onClose={() => {
          setBooking(undefined);
          if (search.book) go({ book: undefined });
        }}
        branchId={branch.id}
        zone={branch.time_zone}
        today={today}
        date={date}
      />
      <AppointmentDrawer
        id={search.visit}
        moving={moving}
        onClose={() => {
          setMoving(false);
          go({ visit: undefined });
        }}
        today={today}
      />
    </div>
  );
}

/** Changes what is in the address and leaves the rest; what is undefined goes. */
function useGo(): (change: { [Key in keyof CalendarSearch]?: CalendarSearch[Key] | undefined }) => void {
  const navigate = useNavigate({ from: '/calendar' });
  return useCallback(
    (change) =>
      void navigate({
        search: (now) => readCalendarSearch({ ...now, ...change }),
        replace: 'visit' in change || 'book' in change,
        resetScroll: false,
      }),
    [navigate],
  );
}

/** The visit that has the focus, or that the keyboard's place on the calendar is at. */
function visitInFocus(): string | undefined {
  const { appointment, atVisit } =
    document.activeElement?.closest<HTMLElement>('[data-appointment],[data-at-visit]')?.dataset ?? {};
  return appointment ?? atVisit;
}

interface Keys {
  book: () => void;
  move: (visit?: string) => void;
  today: () => void;
  step: (by: number) => void;
}

/** One-letter keys of the page, for hands that stay on the keyboard. A drawer or a question that is open keeps them to itself. */
function useKeys({ book, move, today, step }: Keys) {
  const free = (act: () => void) => () => {
    if (!document.querySelector('[aria-modal="true"]')) act();
  };
  useHotkeys([
    ['b', free(book)],
    ['n', free(book)],
    ['m', () => move(visitInFocus())],
    ['t', free(today)],
    ['[', free(() => step(-1))],
    [']', free(() => step(1))],
  ]);
}

/** Says that the branch keeps no hours on this day, and why. */
function Closed({ day }: { day: Day | undefined }) {
  const { t } = useTranslation('scheduling');
  if (!day?.closed_reason) return null;
  return (
    <Warning className={classes.closed} icon={<IconCalendarOff size={18} />}>
      {day.closed_name ? t('closed', { reason: day.closed_name }) : t(`reason.${day.closed_reason}`)}
    </Warning>
  );
}
