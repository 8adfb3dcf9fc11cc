import type { Schema } from '@/api/client';

export type Task = Schema<'Followup'>;
export type TaskAct = Schema<'FollowupAct'>;
export type Rule = Schema<'FollowupRule'>;
export type RuleBody = Schema<'FollowupRuleBody'>;
export type RecallVisit = Schema<'Recall'>;
export type Assignee = Schema<'FollowupAssignee'>;
export type Assignees = Schema<'FollowupAssigneesOutputBody'>;
export type Outcome = Schema<'FollowupOutcomeInputBody'>['outcome'];

/** The outcomes of a call, in the order they are offered: what ends well first. */
export const outcomes: Outcome[] = [
  'booked',
  'reached_will_book',
  'call_back',
  'left_message',
  'no_answer',
  'busy',
  'declined',
  'wrong_number',
  'not_needed',
];

/** What rules wait for. */
export const ruleEvents = [
  'consultation_completed',
  'therapy_session',
  'missed',
  'cancelled_without_rebooking',
  'package_sold',
  'package_running_out',
  'diagnostic_ordered',
  'doctor_instruction',
  'intake_not_returned',
  'invoice_overdue',
] as const;

/** Whether there is still something to do. */
export function isOpen(task: Pick<Task, 'state'>): boolean {
  return task.state === 'open' || task.state === 'snoozed';
}
