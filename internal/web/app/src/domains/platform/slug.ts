const form = /^[a-z0-9](?:-?[a-z0-9]){2,39}$/;
const longest = 40;

/** A clinic's address out of its name: `Café Dental & Care` is `cafe-dental-care`. Empty where the name has no Latin letters. */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
}

/** What is left of typed text when only what an address can hold is kept. A hyphen at the end may still be gone on from. */
export function typedSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_.]+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-{2,}/g, '-')
    .slice(0, longest);
}

/** Whether it can be an address at all; whether it is free only the server knows. */
export function isSlug(slug: string): boolean {
  return slug.length <= longest && form.test(slug) && /[a-z]/.test(slug);
}

export type SlugState =
  | { kind: 'empty' | 'invalid' | 'checking' | 'free' | 'unknown' }
  | { kind: 'refused'; code: 'taken' | 'reserved' | 'look_alike' | 'invalid' };

interface Answer {
  slug: string;
  available: boolean;
  code?: 'taken' | 'reserved' | 'look_alike' | 'invalid';
}

interface Asked {
  slug: string;
  /** The reservation this browser already holds: its slug is free to whoever holds it. */
  own?: string | undefined;
  /** What the server said last, about whichever slug. */
  answer?: Answer | undefined;
  failed: boolean;
}

/** What is known of a slug at this moment. An answer about another slug counts for nothing. */
export function judgeSlug({ slug, own, answer, failed }: Asked): SlugState {
  if (slug === '') return { kind: 'empty' };
  if (!isSlug(slug)) return { kind: 'invalid' };
  if (slug === own) return { kind: 'free' };
  if (failed) return { kind: 'unknown' };
  if (answer?.slug !== slug) return { kind: 'checking' };
  return answer.available ? { kind: 'free' } : { kind: 'refused', code: answer.code ?? 'taken' };
}
