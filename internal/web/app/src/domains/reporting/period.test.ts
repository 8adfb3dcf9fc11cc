import { describe, expect, it } from 'vitest';
import { periodOf, readReportSearch } from './period';

describe('periodOf', () => {
  it('is made of whole months', () => {
    expect(periodOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(periodOf('last_month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
  it('counts today in', () => {
    expect(periodOf('week', '2026-03-08')).toEqual({ from: '2026-03-02', to: '2026-03-08' });
  });
});

describe('readReportSearch', () => {
  it('leaves out what makes no sense', () => {
    expect(readReportSearch({ from: '2026-03-02', to: '2026-03-01' })).toEqual({});
    expect(readReportSearch({ from: 'x', to: '2026-03-01' })).toEqual({});
    expect(readReportSearch({ from: '2026-03-01', to: '2026-03-02', branch: 'b' })).toEqual({
      from: '2026-03-01',
      to: '2026-03-02',
      branch: 'b',
    });
  });
});
