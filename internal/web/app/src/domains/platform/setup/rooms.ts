import type { Schema } from '@/api/client';

type Service = Pick<Schema<'Service'>, 'active' | 'room_type'>;
type Resource = Pick<Schema<'Resource'>, 'active' | 'kind' | 'room_type'>;

/** The kinds of room that services need and no branch has: without one, such a service has no free time. */
export function missingRooms(services: readonly Service[], resources: readonly Resource[]): string[] {
  const there = new Set(resources.filter((r) => r.kind === 'room' && r.active).map((r) => r.room_type));
  const needed = services.filter((s) => s.active && s.room_type).map((s) => s.room_type as string);
  return [...new Set(needed)].filter((type) => !there.has(type));
}

/** What to call the rooms of a kind: by its name, and by number where there are several. */
export function roomNames(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => (count === 1 ? name : `${name} ${i + 1}`));
}
