/** What a desk typed into the patient search, read as the beginnings of a new patient. */
export interface Beginnings {
  name: string;
  phone: string;
}

/** Digits and what goes between them are a phone, anything else a name: "98765 432" is the one, "asha v" the other. */
export function beginningsOf(query: string): Beginnings {
  const text = query.trim().replace(/\s+/g, ' ');
  const phone = /^\+?[\d\s().-]{4,}$/.test(text);
  return phone ? { name: '', phone: text } : { name: capitalised(text), phone: '' };
}

/** Names typed in small letters get capitals; names with any capital stay as they were typed. */
function capitalised(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replace(/(^|[\s'-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Whole years since a birth date, on a date; both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
