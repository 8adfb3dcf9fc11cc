import { client, ifMatch } from '@/api/client';
import { givenBy } from './given';
import type { Resource, Service } from './types';

/** What decides which services a person gives: the services themselves name who gives them. */
export interface Giving {
  services: readonly Service[];
  /** The ids of those that are wanted. */
  wanted: ReadonlySet<string>;
  /** Every active practitioner, this person among them. */
  everybody: readonly string[];
}

/** Names the person in the services they give, and takes them out of the others. */
export async function saveGiving(person: Resource, { services, wanted, everybody }: Giving): Promise<void> {
  for (const service of services) {
    const practitioner_ids = givenBy(service, person.id, wanted.has(service.id), everybody);
    if (!practitioner_ids) continue;
    await client.PATCH('/services/{id}', {
      params: { path: { id: service.id }, header: ifMatch(service.version) },
      body: { practitioner_ids },
    });
  }
}
