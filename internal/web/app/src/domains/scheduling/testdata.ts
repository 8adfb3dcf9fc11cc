import type { Appointment, Day } from './types';

/** A visit for tests, in the zone of Kolkata. */
export function visit(part: Partial<Appointment> = {}): Appointment {
  return {
    id: 'a1',
    branch_id: 'b1',
    cancel_reason: '',
    created_at: '2026-11-20T04:00:00Z',
    start_local: '2026-11-24T10:00',
    end_local: '2026-11-24T10:30',
    starts_at: '2026-11-24T04:30:00Z',
    ends_at: '2026-11-24T05:00:00Z',
    note: '',
    patient: { id: 'p1', name: 'Vikram Shah', phone: '+919845012000' },
    practitioner: { id: 'meera', name: 'Meera Iyer' },
    room: { id: 'r1', name: 'Chair 1' },
    service: { id: 's1', name: 'Check-up', color: '#22c55e' },
    source: 'call',
    status: 'confirmed',
    version: 1,
    ...part,
  } as Appointment;
}

/** A day for tests: Meera works from nine to one, Arjun from ten to two. */
export function day(part: Partial<Day> = {}): Day {
  return {
    branch_id: 'b1',
    date: '2026-11-24',
    time_zone: 'Asia/Kolkata',
    opens: '08:00',
    closes: '14:00',
    closed_name: '',
    closed_reason: null,
    practitioners: [
      { id: 'meera', name: 'Meera Iyer', title: 'Dr', color: '' },
      { id: 'arjun', name: 'Arjun Nair', title: 'Dr', color: '#8e44ad' },
    ],
    appointments: [],
    unavailable: [
      { practitioner_id: 'meera', start_local: '2026-11-24T08:00', end_local: '2026-11-24T09:00', reason: 'no_hours' },
      { practitioner_id: 'meera', start_local: '2026-11-24T13:00', end_local: '2026-11-24T14:00', reason: 'no_hours' },
      { practitioner_id: 'arjun', start_local: '2026-11-24T08:00', end_local: '2026-11-24T10:00', reason: 'on_leave' },
    ],
    holds: [],
    ...part,
  } as Day;
}
