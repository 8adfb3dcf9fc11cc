import { describe, expect, it } from 'vitest';
import { editable, parseNumber } from './numbers';

describe('parseNumber', () => {
  it.each([
    ['1250', 1250],
    ['1250.5', 1250.5],
    ['1,250.50', 1250.5],
    ['1 250,50', 1250.5],
    ['1.250', 1250],
    ['1,250', 1250],
    ['12,5', 12.5],
    ['1,25,000', 125_000],
    ['١٢٥٠٫٥', 1250.5],
    ['१२५०', 1250],
    ['0', 0],
    ['.5', 0.5],
  ])('reads %s', (typed, value) => {
    expect(parseNumber(typed, 2)).toBe(value);
  });

  it.each(['', 'abc', '-5', '1.2.3', '12,34', '1.005,125', '1,2345,678', '5e3', ','])('refuses %s', (typed) => {
    expect(parseNumber(typed, typed === '12,34' ? 1 : 2)).toBeUndefined();
  });

  it('takes three decimals where the currency has them', () => {
    expect(parseNumber('1.005', 3)).toBe(1.005);
    expect(parseNumber('1.005', 2)).toBe(1005);
  });

  it('takes no decimals where there are none', () => {
    expect(parseNumber('12.5', 0)).toBeUndefined();
    expect(editable(12.5, 2)).toBe('12.50');
    expect(editable(12, 2)).toBe('12');
  });
});
