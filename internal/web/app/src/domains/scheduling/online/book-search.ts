/** What a link to the booking page may choose beforehand, and the campaign it came from. */
export interface BookSearch {
  branch?: string;
  service?: string;
  practitioner?: string;
  utm?: { utm_source?: string; utm_medium?: string; utm_campaign?: string };
}

const longest = 100;

/** Reads the address; what makes no sense is dropped. */
export function readBookSearch(raw: Record<string, unknown>): BookSearch {
  const text = (from: unknown) => (typeof from === 'string' && from ? from.slice(0, longest) : undefined);
  const ids = { branch: text(raw.branch), service: text(raw.service), practitioner: text(raw.practitioner) };
  const kept = (raw.utm ?? {}) as Record<string, unknown>; // as this reads it out itself
  const utm = Object.fromEntries(
    ['utm_source', 'utm_medium', 'utm_campaign'].flatMap((key) => {
      const value = text(raw[key] ?? kept[key]);
      return value ? [[key, value]] : [];
    }),
  );
  return {
    ...Object.fromEntries(Object.entries(ids).filter(([, value]) => value)),
    ...(Object.keys(utm).length > 0 ? { utm } : {}),
  };
}
