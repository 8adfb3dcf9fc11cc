/** The least number of characters; Kratos is set to the same. */
export const passwordLength = 10;

const common = [
  'password',
  'passwort',
  'qwerty',
  'azerty',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'praxis',
  'clinic',
  'doctor',
  'hospital',
  'monkey',
  'dragon',
  'sunshine',
  'football',
  'cricket',
  'abc123',
  '123456',
  '654321',
  '111111',
  '000000',
];

export interface PasswordCheck {
  length: boolean;
  personal: boolean;
  common: boolean;
  /** 0 too weak … 4 strong. */
  score: 0 | 1 | 2 | 3 | 4;
  ok: boolean;
}

/** Words of three letters and more out of what belongs to the person: name, e-mail, clinic. */
function personalWords(about: string[]): string[] {
  return about
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((w) => w.length > 3 && !['mail', 'gmail', 'com', 'example'].includes(w));
}

/** What is left of a password when its guessable parts count as one character each. */
function surprise(password: string, guessable: string[]): number {
  let rest = password.toLowerCase();
  for (const word of guessable) rest = rest.replaceAll(word, '*');
  rest = rest.replace(/(.)\1{2,}/gu, '$1');
  return [...rest].length + new Set(rest).size / 2;
}

function isMostly(password: string, words: string[]): boolean {
  const lower = password.toLowerCase();
  return words.some((w) => lower.includes(w) && w.length * 2 > lower.length);
}

/** Judges a password: the rules it must meet, and how hard it is to guess. */
export function checkPassword(password: string, about: string[] = []): PasswordCheck {
  const personal = personalWords(about);
  const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((k) => k.test(password)).length;
  const rules = {
    length: [...password].length >= passwordLength,
    personal: password !== '' && !isMostly(password, personal),
    common: password !== '' && !isMostly(password, common) && new Set(password).size > 4,
  };
  const ok = rules.length && rules.personal && rules.common;
  const points = surprise(password, [...common, ...personal]) + kinds * 2;
  const score = !ok ? (points > 14 ? 1 : 0) : points > 30 ? 4 : points > 23 ? 3 : points > 16 ? 2 : 1;
  return { ...rules, score, ok };
}
