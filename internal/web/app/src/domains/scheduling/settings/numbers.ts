/** A text with the digits of Arabic, Persian and Hindi written as 0 to 9, and Arabic separators as ours. */
function latin(text: string): string {
  return text
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (d) => String(d.charCodeAt(0) - 0x966))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
}

/** The separator of decimals in a number: the later of two kinds; a lone one unless three digits follow, as in `1,250`. */
function decimalMark(text: string, digits: number): string | undefined {
  const marks = text.replace(/\d/g, '');
  const last = marks.at(-1);
  if (last === undefined) return undefined;
  if (marks.length === 1) return digits < 3 && /^\d{1,3}[.,]\d{3}$/.test(text) ? undefined : last;
  return marks.indexOf(last) === marks.length - 1 ? last : undefined;
}

/**
 * The number a person typed; undefined where it is none, or finer than `digits` decimals. Point and comma are both
 * understood, and thousands are grouped as anywhere: `1,250.50`, `1 250,50`, `1,25,000`.
 */
export function parseNumber(typed: string, digits: number): number | undefined {
  const text = latin(typed).replace(/[\s'\u00a0\u202f]/g, '');
  if (!/\d/.test(text) || !/^[\d.,]+$/.test(text)) return undefined;
  const mark = decimalMark(text, digits);
  const at = mark ? text.lastIndexOf(mark) : text.length;
  const [whole, fraction] = [text.slice(0, at), text.slice(at + 1)];
  if (fraction.length > digits || !/^(\d*|\d{1,3}([.,])(\d{2,3}\2)*\d{3})$/.test(whole)) return undefined;
  return Number(`${whole.replace(/[.,]/g, '') || '0'}.${fraction || '0'}`);
}

/** A number as it is edited: no grouping, and decimals only where it has some. */
export function editable(value: number | undefined, digits: number): string {
  if (value === undefined) return '';
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}
