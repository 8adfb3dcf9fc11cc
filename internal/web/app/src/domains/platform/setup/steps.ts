import type { Schema } from '@/api/client';

export type StepState = Schema<'Step'>;
export type Step = StepState['key'];

export const stepKeys = ['branch', 'services', 'people', 'second_factor', 'first_patient'] as const satisfies Step[];

/** Reads a step out of an address; what is none is dropped. */
export function readStep(raw: unknown): Step | undefined {
  return stepKeys.find((k) => k === raw);
}

/** The step to show: the one asked for, else the first that is still to do; none when nothing is. */
export function currentStep(steps: readonly StepState[], wanted?: Step): Step | undefined {
  return steps.find((s) => s.key === wanted)?.key ?? steps.find((s) => s.status === 'todo')?.key;
}

/** Where "go on" leads: to the next step still to do behind this one, else to one left before it, else out. */
export function stepAfter(steps: readonly StepState[], step: Step): Step | undefined {
  const at = steps.findIndex((s) => s.key === step);
  const inTurn = [...steps.slice(at + 1), ...steps.slice(0, at)];
  return inTurn.find((s) => s.status === 'todo')?.key;
}

/** What a first booking may lack. */
export type Lack = 'branch' | 'services' | 'people' | 'rooms';

/** What a first booking still lacks; `rooms` are the kinds that services need and nobody has made. */
export function missingFor(have: { branches: number; services: number; people: number; rooms: number }): Lack[] {
  const lacks: [Lack, boolean][] = [
    ['branch', have.branches === 0],
    ['services', have.services === 0],
    ['people', have.people === 0],
    ['rooms', have.rooms > 0],
  ];
  return lacks.filter(([, lacking]) => lacking).map(([what]) => what);
}
