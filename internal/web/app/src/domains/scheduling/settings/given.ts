import type { Service } from './types';

/** Whether this person gives a service: everybody does where nobody is named. */
export function gives(service: Pick<Service, 'practitioner_ids'>, person: string): boolean {
  return service.practitioner_ids.length === 0 || service.practitioner_ids.includes(person);
}

/**
 * Who gives a service once this person does, or no longer does; undefined where nothing changes or where it cannot be
 * said: a service that nobody is left to give would be everybody's.
 */
export function givenBy(
  service: Pick<Service, 'practitioner_ids'>,
  person: string,
  wanted: boolean,
  everybody: readonly string[],
): string[] | undefined {
  if (gives(service, person) === wanted) return undefined;
  const named = service.practitioner_ids.length > 0 ? service.practitioner_ids : everybody;
  const next = wanted ? [...named, person] : named.filter((id) => id !== person);
  return next.length > 0 ? next : undefined;
}

/** Whether somebody else is left to give it. */
export function canLeave(
  service: Pick<Service, 'practitioner_ids'>,
  person: string,
  everybody: readonly string[],
): boolean {
  const named = service.practitioner_ids.length > 0 ? service.practitioner_ids : everybody;
  return named.some((id) => id !== person);
}
