import { describe, expect, it } from 'vitest';
import { merge } from './merge';

describe('two versions of a note', () => {
  it('keep what only one of them changed', () => {
    const { content, both } = merge({ a: 'x', b: 'y' }, { a: 'x1', b: 'y' }, { a: 'x', b: 'y1', c: 'new' });
    expect(content).toEqual({ a: 'x1', b: 'y1', c: 'new' });
    expect(both).toEqual([]);
  });
  it('keep both texts where both wrote', () => {
    const { content, both } = merge({ a: 'pain' }, { a: 'pain at night' }, { a: 'pain on the left' });
    expect(content.a).toContain('pain at night');
    expect(content.a).toContain('pain on the left');
    expect(both).toEqual(['a']);
  });
  it('do not say twice what one says in full', () => {
    expect(merge({}, { a: 'tooth 36' }, { a: 'tooth' }).content.a).toBe('tooth 36');
  });
  it('join lists and charts', () => {
    const { content } = merge(
      {},
      { orders: ['X-ray'], teeth: { 36: ['caries'] } },
      { orders: ['Blood count'], teeth: { 36: ['crown'], 11: ['missing'] } },
    );
    expect(content).toEqual({ orders: ['Blood count', 'X-ray'], teeth: { 11: ['missing'], 36: ['crown', 'caries'] } });
  });
  it('let go of what one emptied and the other left alone', () => {
    expect(merge({ a: 'x' }, {}, { a: 'x' }).content).toEqual({});
  });
  it('keep what one emptied and the other wrote in', () => {
    expect(merge({ a: 'x' }, {}, { a: 'x and more' }).content).toEqual({ a: 'x and more' });
  });
});
