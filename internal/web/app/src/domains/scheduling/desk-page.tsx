import { Button, Text, TextInput, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconBuildingHospital, IconPrinter, IconSearch, IconWalk } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { ButtonLink } from '@/ui/links';
import { Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { WallDate } from '@/ui/values';
import { AppointmentDrawer } from './appointment-drawer';
import { DaySheet } from './day-sheet';
import { actsOn, averageWait, board, type DeskAct, matches, minutesText, type Section, sectionOf } from './desk';
import classes from './desk-page.module.css';
import { DeskRow } from './desk-row';
import { LiveBadge } from './live-badge';
import { dayQuery, useActs } from './queries';
import type { Appointment, Day } from './types';
import { useLive } from './use-live';
import { useNow } from './use-now';
import { WalkInDrawer } from './walk-in-drawer';
import { dateOf } from './wall';

/** Who is expected, here, with somebody and done: the day of the branch in view as the front desk works through it. */
export function DeskPage() {
  const { t } = useTranslation('scheduling');
  const { branch } = useBranch();
  const may = useMay();
  if (branch) return <Desk key={branch.id} branch={branch} />;
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

function Desk({ branch }: { branch: Branch }) {
  const { t } = useTranslation('scheduling');
  const search = useSearch({ from: '/_staff/desk' });
  const navigate = useNavigate({ from: '/desk' });
  const mayBook = useMay()('appointments.book', branch.id);
  const today = dateOf(useNow(branch.time_zone));
  const date = search.date ?? today;
  const live = useLive(branch.id);
  const query = useQuery(dayQuery(branch.id, date, live === 'away'));
  const [walkIn, setWalkIn] = useState(false);
  const show = (visit?: string) =>
    void navigate({ search: ({ visit: _, ...rest }) => ({ ...rest, ...(visit ? { visit } : {}) }), replace: true });

  return (
    <>
      <div className={classes.screen}>
        <Page>
          <PageHeader
            title={t('desk.title')}
            description={
              <>
                <bdi>{branch.name}</bdi> ·{' '}
                <WallDate value={date} options={{ weekday: 'long', day: 'numeric', month: 'long' }} />
              </>
            }
            actions={
              <>
                <LiveBadge state={live} />
                <Button
                  variant="default"
                  leftSection={<IconPrinter size={16} aria-hidden />}
                  onClick={() => window.print()}
                  visibleFrom="sm"
                >
                  {t('desk.print')}
                </Button>
                {mayBook && date === today ? (
                  <Button leftSection={<IconWalk size={17} aria-hidden />} onClick={() => setWalkIn(true)}>
                    {t('desk.walk_in')}
                  </Button>
                ) : null}
              </>
            }
          />
          <DataState query={query}>{(day) => <Board day={day} mayBook={mayBook} onOpen={show} />}</DataState>
        </Page>
        <AppointmentDrawer id={search.visit} onClose={() => show()} today={today} />
        <WalkInDrawer opened={walkIn} onClose={() => setWalkIn(false)} branchId={branch.id} />
      </div>
      {query.data ? <DaySheet day={query.data} practitioners={query.data.practitioners} branch={branch.name} /> : null}
    </>
  );
}

/** The clock, read often enough for minutes. */
function useInstant(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Does what the desk asks, and says so with a way back. */
function useDeskActs(onDone: (a: Appointment | undefined) => void) {
  const { t } = useTranslation('scheduling');
  const acts = useActs();
  const [busy, setBusy] = useState<string>();
  async function run(act: DeskAct, a: Appointment) {
    setBusy(a.id);
    try {
      const does = { arrive: acts.arrive, start: acts.start, complete: acts.complete, no_show: acts.noShow };
      await does[act](a.id);
      onDone(act === 'complete' ? a : undefined);
      toast.done(t(`desk.toast.${act}`, { name: a.patient.name }), {
        id: `visit-${a.id}`,
        undo: async () => {
          await acts.undo(a.id);
        },
      });
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(undefined);
    }
  }
  return { busy, run };
}

const columns = ['expected', 'waiting', 'with', 'done'] as const;
const letters: Record<string, DeskAct> = { a: 'arrive', s: 'start', c: 'complete', n: 'no_show' };

function Board({ day, mayBook, onOpen }: { day: Day; mayBook: boolean; onOpen: (id: string) => void }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const now = useInstant();
  const [typed, setTyped] = useState('');
  const [following, setFollowing] = useState<string>();
  const { busy, run } = useDeskActs((a) => a && setFollowing(a.id));
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => box.current?.focus()]]);
  const grace = day.no_show_grace_minutes;
  const found = day.appointments.filter((a) => matches(a, typed));
  const rows = board(found, now, grace);
  const average = averageWait(day.appointments);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (row && moveFocus(event.currentTarget, row, event.key)) {
      event.preventDefault();
      return;
    }
    const act = letters[event.key.toLowerCase()];
    const a = day.appointments.find((x) => x.id === row?.dataset.row);
    const section = a && sectionOf(a, now, grace);
    if (!act || !section || !mayBook || busy || !actsOn(a, section).includes(act)) return;
    event.preventDefault();
    void run(act, a);
  }

  const shown = { day, now, mayBook, busy, following, onAct: run, onOpen };
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          ref={box}
          className={classes.search}
          type="search"
          aria-label={t('desk.search')}
          placeholder={t('desk.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
          onKeyDown={(e) => e.key === 'Escape' && setTyped('')}
        />
        {average === undefined ? null : (
          <Text size="sm" c="dimmed">
            {t('desk.average', { time: minutesText(average, tag) })}
          </Text>
        )}
      </div>
      {typed && found.length === 0 ? (
        <Text c="dimmed" role="status">
          {t('desk.nobody')}
        </Text>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows inside */}
      <div className={classes.board} onKeyDown={onKeyDown}>
        {columns.map((section) => (
          <section key={section} className={classes.column} aria-labelledby={`desk-${section}`} data-column>
            {section === 'expected' && rows.missing.length > 0 ? (
              <People section="missing" visits={rows.missing} {...shown} />
            ) : null}
            <People section={section} visits={rows[section]} {...shown} />
          </section>
        ))}
      </div>
      {mayBook ? (
        <Text size="xs" c="dimmed" className={classes.keys}>
          {t('desk.keys')}
        </Text>
      ) : null}
    </>
  );
}

/** Moves the focus up and down among the rows, and sideways to the next column that has any. */
function moveFocus(root: HTMLElement, row: HTMLElement, key: string): boolean {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')];
  const rtl = getComputedStyle(root).direction === 'rtl';
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) {
    rows[rows.indexOf(row) + step]?.focus();
    return true;
  }
  const side = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[key];
  if (!side) return false;
  const all = [...root.querySelectorAll<HTMLElement>('[data-column]')];
  for (let at = all.findIndex((c) => c.contains(row)) + side; at >= 0 && at < all.length; at += side) {
    const first = all[at]?.querySelector<HTMLElement>('[data-row]');
    if (first) {
      first.focus();
      break;
    }
  }
  return true;
}

interface PeopleProps {
  section: Section;
  visits: Appointment[];
  now: Date;
  mayBook: boolean;
  busy: string | undefined;
  following: string | undefined;
  onAct: (act: DeskAct, a: Appointment) => void;
  onOpen: (id: string) => void;
}

function People({ section, visits, now, mayBook, busy, following, onAct, onOpen }: PeopleProps) {
  const { t } = useTranslation('scheduling');
  return (
    <>
      <Title order={2} size="h4" id={`desk-${section}`} className={classes.title}>
        {t(`desk.section.${section}`)}
        <Text span size="sm" c="dimmed" fw={400}>
          {t('desk.count', { count: visits.length })}
        </Text>
      </Title>
      {visits.length > 0 ? (
        <ul className={classes.list}>
          {visits.map((a) => (
            <DeskRow
              key={a.id}
              appointment={a}
              {...{ section, now, onAct, onOpen }}
              mayAct={mayBook}
              busy={busy === a.id}
              following={following === a.id && a.status === 'completed'}
            />
          ))}
        </ul>
      ) : section === 'missing' ? null : (
        <Text size="sm" c="dimmed" className={classes.empty}>
          {t(`desk.none.${section}`)}
        </Text>
      )}
    </>
  );
}
