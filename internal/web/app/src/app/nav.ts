import {
  IconAdjustments,
  IconBuildingHospital,
  IconCalendar,
  IconChecks,
  IconClipboardList,
  IconCreditCard,
  IconDoorEnter,
  IconHistory,
  IconListCheck,
  IconMessage2Cog,
  IconMessages,
  IconNotes,
  IconPhoneCall,
  IconReceipt,
  IconReportAnalytics,
  IconShieldLock,
  IconStethoscope,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { type Me, may, type Permission } from './session';

/** A line of the menu. */
export interface NavItem {
  to:
    | '/desk'
    | '/calendar'
    | '/my-day'
    | '/patients'
    | '/messages'
    | '/followups'
    | '/invoices'
    | '/approvals'
    | '/reports'
    | '/members'
    | '/roles'
    | '/audit'
    | '/settings/branches'
    | '/settings/services'
    | '/settings/people'
    | '/settings/messaging'
    | '/settings/followups'
    | '/settings/chain'
    | '/settings/subscription';
  label:
    | 'desk'
    | 'calendar'
    | 'my_day'
    | 'patients'
    | 'followups'
    | 'followup_rules'
    | 'members'
    | 'roles'
    | 'audit'
    | 'branches'
    | 'services'
    | 'people'
    | 'chain'
    | 'subscription'
    | 'messages'
    | 'messaging'
    | 'invoices'
    | 'approvals'
    | 'reports';
  icon: typeof IconCalendar;
  /** One of these is enough. */
  needs: Permission | readonly Permission[];
}

export interface NavGroup {
  label: 'day' | 'money' | 'team' | 'settings';
  items: NavItem[];
}

const groups: NavGroup[] = [
  {
    label: 'day',
    items: [
      { to: '/desk', label: 'desk', icon: IconDoorEnter, needs: 'appointments.book' },
      { to: '/calendar', label: 'calendar', icon: IconCalendar, needs: 'appointments.read' },
      { to: '/my-day', label: 'my_day', icon: IconNotes, needs: 'notes.write' },
      { to: '/patients', label: 'patients', icon: IconUsers, needs: 'patients.read' },
      { to: '/messages', label: 'messages', icon: IconMessages, needs: 'messages.read' },
      { to: '/followups', label: 'followups', icon: IconPhoneCall, needs: 'followups.read' },
    ],
  },
  {
    label: 'money',
    items: [
      { to: '/invoices', label: 'invoices', icon: IconReceipt, needs: 'invoices.read' },
      { to: '/approvals', label: 'approvals', icon: IconChecks, needs: 'billing.approve' },
      { to: '/reports', label: 'reports', icon: IconReportAnalytics, needs: ['reports.read', 'reports.money'] },
    ],
  },
  {
    label: 'team',
    items: [
      { to: '/members', label: 'members', icon: IconUsersGroup, needs: 'members.read' },
      { to: '/roles', label: 'roles', icon: IconShieldLock, needs: 'roles.read' },
      { to: '/audit', label: 'audit', icon: IconHistory, needs: 'audit.read' },
    ],
  },
  {
    label: 'settings',
    items: [
      { to: '/settings/branches', label: 'branches', icon: IconBuildingHospital, needs: 'branches.read' },
      { to: '/settings/services', label: 'services', icon: IconClipboardList, needs: 'services.read' },
      { to: '/settings/people', label: 'people', icon: IconStethoscope, needs: 'resources.read' },
      { to: '/settings/messaging', label: 'messaging', icon: IconMessage2Cog, needs: 'messages.manage' },
      { to: '/settings/followups', label: 'followup_rules', icon: IconListCheck, needs: 'followups.manage' },
      { to: '/settings/chain', label: 'chain', icon: IconAdjustments, needs: 'settings.read' },
      { to: '/settings/subscription', label: 'subscription', icon: IconCreditCard, needs: 'subscription.manage' },
    ],
  },
];

/** The menu of this role: what it may not do is not there. */
export function navFor(me: Me): NavGroup[] {
  return groups
    .map((g) => ({ ...g, items: g.items.filter((i) => [i.needs].flat().some((p) => may(me, p))) }))
    .filter((g) => g.items.length > 0);
}

/** The page a day begins on. */
export function firstPage(me: Me): NavItem['to'] | '/security' {
  return navFor(me)[0]?.items[0]?.to ?? '/security';
}
