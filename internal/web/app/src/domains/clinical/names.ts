import { useLocale } from '@/app/locale';

/** A name by language in one of them; English, or any, where it was not given in it. */
export function nameIn(names: Record<string, string>, language: string): string {
  return names[language] || names.en || Object.values(names).find(Boolean) || '';
}

/** `nameIn` for the reader. */
export function useName(): (names: Record<string, string>) => string {
  const { language } = useLocale();
  return (names) => nameIn(names, language);
}

const units: Record<string, string> = {
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  '[degF]': '°F',
  '[lb_av]': 'lb',
  '[in_i]': 'in',
  'kg/m2': 'kg/m²',
  '{score}': '',
  '{logMAR}': 'logMAR',
  deg: '°',
};

/** A UCUM unit as people write it. */
export function unitText(unit: string): string {
  return units[unit] ?? unit;
}
