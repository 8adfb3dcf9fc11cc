import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Menu,
  Popover,
  SegmentedControl,
  Select,
  Stack,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useMediaQuery } from '@mantine/hooks';
import '@mantine/dates/styles.layer.css';
import {
  IconCalendarPlus,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconEye,
  IconEyeOff,
  IconFilter,
  IconPrinter,
  IconRowInsertBottom,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallDate } from '@/ui/format';
import { pageTitleId } from '@/ui/page-header';
import type { Density } from './calendar-options';
import type { CalendarView } from './calendar-search';
import classes from './calendar-toolbar.module.css';
import type { LiveState } from './live';
import { LiveBadge } from './live-badge';
import type { Practitioner } from './types';
import { addDays, startOfWeek } from './wall';

export interface ToolbarProps {
  date: string;
  today: string;
  zone: string;
  view: CalendarView;
  weekStart: number;
  live: LiveState;
  phone: boolean;
  practitioners: Practitioner[];
  /** The practitioner of a week. */
  who: string | undefined;
  hidden: string[];
  density: Density;
  privacy: boolean;
  mayBook: boolean;
  onDate: (date: string) => void;
  onView: (view: CalendarView) => void;
  onWho: (id: string) => void;
  onHidden: (ids: string[]) => void;
  onDensity: (density: Density) => void;
  onPrivacy: (privacy: boolean) => void;
  onBook: () => void;
}

const views = ['day', 'week', 'agenda'] as const;
const phoneViews = ['day', 'agenda'] as const;

/** The head of the calendar: which day, which view, whose columns, and the button that books. */
export function CalendarToolbar(props: ToolbarProps) {
  const { view, onView, phone, mayBook, onBook, live, practitioners, who, onWho } = props;
  const { t } = useTranslation(['scheduling', 'common']);
  return (
    <div className={classes.bar}>
      <Group gap={8} wrap="nowrap" className={classes.dates}>
        <DateNav {...props} />
      </Group>
      <Group gap={8} className={classes.tools}>
        {phone ? null : <LiveBadge state={live} />}
        {view === 'week' ? (
          <Select
            aria-label={t('toolbar.practitioner')}
            data={practitioners.map((p) => ({ value: p.id, label: p.name }))}
            value={who ?? practitioners[0]?.id ?? null}
            onChange={(id) => id && onWho(id)}
            w={190}
          />
        ) : null}
        {view === 'day' && !phone && practitioners.length > 1 ? <PractitionerFilter {...props} /> : null}
        <SegmentedControl
          aria-label={t('toolbar.view')}
          value={view}
          onChange={(v) => onView(v as CalendarView)}
          data={(phone ? phoneViews : views).map((v) => ({ value: v, label: t(`toolbar.${v}`) }))}
          {...(phone ? { fullWidth: true, className: classes.grow } : {})}
        />
        {phone ? null : <DisplayMenu {...props} />}
        {mayBook ? (
          <Tooltip label={t('toolbar.book_hint')}>
            <Button leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={onBook}>
              {t('toolbar.book')}
            </Button>
          </Tooltip>
        ) : null}
      </Group>
    </div>
  );
}

function DateNav({ date, today, view, weekStart, onDate, phone }: ToolbarProps) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const step = view === 'week' ? 7 : 1;
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => onDate(today)} disabled={date === today} px={phone ? 10 : 14}>
        {t('toolbar.today')}
      </Button>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t(`toolbar.earlier_${step}`)}
          onClick={() => onDate(addDays(date, -step))}
        >
          <IconChevronLeft size={20} className={classes.chevron} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t(`toolbar.later_${step}`)}
          onClick={() => onDate(addDays(date, step))}
        >
          <IconChevronRight size={20} className={classes.chevron} />
        </ActionIcon>
      </Group>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus>
        <Popover.Target>
          <UnstyledButton className={classes.date} onClick={() => setOpened((o) => !o)} aria-haspopup="dialog">
            <h1 id={pageTitleId} tabIndex={-1} className={classes.title}>
              {view === 'week'
                ? weekTitle(startOfWeek(date, weekStart), tag)
                : formatWallDate(date, tag, dayFormat(phone, date.slice(0, 4) === today.slice(0, 4)))}
            </h1>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            value={date}
            onChange={(picked) => {
              if (picked) onDate(picked);
              setOpened(false);
            }}
            firstDayOfWeek={(weekStart % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6}
            highlightToday
            weekendDays={[]}
          />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** The year is said only where it is not this one. */
function dayFormat(phone: boolean, thisYear: boolean): Intl.DateTimeFormatOptions {
  const year = thisYear ? {} : { year: 'numeric' as const };
  if (phone) return { weekday: 'short', day: 'numeric', month: 'short', ...year };
  return { weekday: 'long', day: 'numeric', month: 'long', ...year };
}

function weekTitle(first: string, tag: string): string {
  const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${addDays(first, 6)}T00:00:00Z`));
}

function PractitionerFilter({ practitioners, hidden, onHidden }: ToolbarProps) {
  const { t } = useTranslation('scheduling');
  const shown = practitioners.filter((p) => !hidden.includes(p.id));
  const some = shown.length < practitioners.length;
  const label = some
    ? t('toolbar.some_practitioners', { count: shown.length, total: practitioners.length })
    : t('toolbar.practitioners');
  const narrow = useMediaQuery('(max-width: 90em)', false, { getInitialValueInEffect: false });
  const toggle = (id: string) => onHidden(hidden.includes(id) ? hidden.filter((h) => h !== id) : [...hidden, id]);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        {narrow ? (
          <Tooltip label={label}>
            <ActionIcon variant={some ? 'light' : 'default'} size={36} aria-label={label} aria-haspopup="dialog">
              <IconFilter size={18} />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Button
            variant={some ? 'light' : 'default'}
            leftSection={<IconFilter size={16} aria-hidden />}
            aria-haspopup="dialog"
          >
            {label}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={t('toolbar.practitioners')}>
        <Stack gap={10} mah={360} className={classes.filter}>
          {practitioners.map((p) => (
            <Checkbox
              key={p.id}
              label={p.name}
              description={p.title}
              checked={!hidden.includes(p.id)}
              onChange={() => toggle(p.id)}
            />
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onHidden([])}
            disabled={shown.length === practitioners.length}
          >
            {t('toolbar.show_all')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const densities: Density[] = ['compact', 'normal', 'roomy'];

function DisplayMenu({ view, density, onDensity, privacy, onPrivacy }: ToolbarProps) {
  const { t } = useTranslation(['scheduling', 'common']);
  const [opened, setOpened] = useState(false);
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Tooltip label={t('toolbar.display')} disabled={opened}>
          <ActionIcon variant="default" size={36} aria-label={t('toolbar.display')}>
            <IconRowInsertBottom size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('toolbar.density')}</Menu.Label>
        {densities.map((d) => (
          <Menu.Item
            key={d}
            onClick={() => onDensity(d)}
            aria-current={d === density || undefined}
            fw={d === density ? 600 : 400}
          >
            {t(`toolbar.density_${d}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={privacy ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
          onClick={() => onPrivacy(!privacy)}
        >
          {t(privacy ? 'toolbar.privacy_off' : 'toolbar.privacy_on')}
        </Menu.Item>
        {view === 'week' ? null : (
          <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('toolbar.print')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
