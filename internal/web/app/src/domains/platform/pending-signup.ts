/** What is kept in this tab of a sign-up that waits for its code. Never the password. */
export interface PendingSignup {
  id: string;
  email: string;
  slug: string;
}

/** What was typed, for somebody who goes back to change it. */
export interface SignupDraft {
  chain_name: string;
  slug: string;
  country: string;
  clinic_type: string;
  owner_name: string;
  email: string;
}

const pendingKey = 'praxis-signup';
const draftKey = 'praxis-signup-draft';
const draftFields = ['chain_name', 'slug', 'country', 'clinic_type', 'owner_name', 'email'] as const;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function read(store: Store, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(store.getItem(key) ?? '{}');
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(store: Store, key: string, value: object): void {
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    // a reload then finds the sign-up by the id in the address
  }
}

/** The newest sign-up of this tab, if there is one. */
export function pendingSignup(store: Store = sessionStorage): PendingSignup | undefined {
  const { id, email, slug } = read(store, pendingKey);
  if (typeof id !== 'string' || typeof email !== 'string' || typeof slug !== 'string') return undefined;
  return { id, email, slug };
}

/** Keeps a sign-up that has just begun, in the place of an older one. */
export function keepSignup(pending: PendingSignup, draft: SignupDraft, store: Store = sessionStorage): void {
  write(store, pendingKey, { id: pending.id, email: pending.email, slug: pending.slug });
  write(store, draftKey, Object.fromEntries(draftFields.map((f) => [f, draft[f]])));
}

/** What was typed before, as far as it was kept. */
export function signupDraft(store: Store = sessionStorage): Partial<SignupDraft> {
  const kept = read(store, draftKey);
  return Object.fromEntries(draftFields.filter((f) => typeof kept[f] === 'string').map((f) => [f, kept[f]]));
}

/** Forgets it all: the clinic is open, or the sign-up is over. */
export function forgetSignup(store: Store = sessionStorage): void {
  try {
    store.removeItem(pendingKey);
    store.removeItem(draftKey);
  } catch {
    // nothing was kept then
  }
}

/** Which sign-up a page is about: the one in the address, else the newest of this tab. */
export function signupInQuestion(
  inAddress: string | undefined,
  pending: PendingSignup | undefined,
): string | undefined {
  return inAddress ?? pending?.id;
}
