/** A text with the digits of Arabic, Persian and Hindi written as 0 to 9, and Arabic separators as ours. */
function latin(text: string): string {
  return text
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (d) => String(d.charCodeAt(0) - 0x966))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
}

/**
 * The number a person typed; undefined where it is none, or finer than `digits` decimals. Point and comma are both
 * understood: `1,250.50`, `1 250,50` and `1.250` are what their writers meant.
 */
export function parseNumber(typed: string, digits: number): number | undefined {
  const text = latin(typed).replace(/[\s'\u00a0\u202f]/g, '');
  const match = /^(\d+(?:[.,]\d{3})*|\d+|)(?:[.,](\d*))?$/.exec(grouped(text, digits));
  if (!match || text === '') return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > digits || (whole === '' && fraction === '')) return undefined;
  return Number(`${whole.replace(/[.,]/g, '') || '0'}.${fraction || '0'}`);
}

/** A separator before exactly three last digits groups thousands, unless the currency has three decimals. */
function grouped(text: string, digits: number): string {
  const one = /^(\d{1,3})[.,](\d{3})$/.exec(text);
  return one && digits < 3 ? `${one[1]}${one[2]}` : text;
}

/** A number as it is edited: no grouping, and decimals only where it has some. */
export function editable(value: number | undefined, digits: number): string {
  if (value === undefined) return '';
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}
