import { expect, test } from 'vitest';
import { batched, type Flag } from './flags';

const alert: Flag = { kind: 'alert', severity: 'critical', detail: 'Penicillin' };

test('a list asks once, each patient once, and everybody hears of their own', async () => {
  const asked: string[][] = [];
  const of = batched(async (ids) => {
    asked.push(ids);
    return new Map([['a', [alert]]]);
  });
  expect(await Promise.all([of('a'), of('b'), of('a')])).toEqual([[alert], [], [alert]]);
  expect(asked).toEqual([['a', 'b']]);
});

test('more than the server tells of at once are asked in parts', async () => {
  const asked: number[] = [];
  const of = batched(async (ids) => {
    asked.push(ids.length);
    return new Map();
  });
  await Promise.all(Array.from({ length: 250 }, (_, i) => of(`${i}`)));
  expect(asked).toEqual([200, 50]);
});

test('a failure reaches everybody who asked', async () => {
  const of = batched(() => Promise.reject(new Error('away')));
  await expect(of('a')).rejects.toThrow('away');
});
