import { describe, expect, it } from 'vitest';
import { checkPassword } from './password';

const about = ['asha.rao@sunrise.example', 'Asha Rao', 'Sunrise Dental'];

describe('checkPassword', () => {
  it.each(['Correct-Horse-77-Battery', 'नीला-घोड़ा-सात-पहाड़', 'sunrise over nine green hills'])(
    'takes %s',
    (password) => {
      expect(checkPassword(password, about).ok).toBe(true);
    },
  );

  it.each([
    ['short', 'Xk4-pq', 'length'],
    ['the clinic', 'sunrise123', 'personal'],
    ['what everybody has', 'password12', 'common'],
    ['one letter', 'aaaaaaaaaaaa', 'common'],
  ] as const)('refuses one that is %s', (_, password, rule) => {
    const check = checkPassword(password, about);
    expect(check.ok).toBe(false);
    expect(check[rule]).toBe(false);
    expect(check.score).toBeLessThan(2);
  });

  it('thinks more of a longer one', () => {
    expect(checkPassword('Correct-Horse-77-Battery').score).toBeGreaterThan(checkPassword('Tr7-kettle').score);
  });
});
