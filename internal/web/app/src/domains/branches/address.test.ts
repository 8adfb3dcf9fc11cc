import { describe, expect, it } from 'vitest';
import { addressFor, addressText, missingLines, noAddress } from './address';

const emirates = {
  address: {
    order: ['line1', 'line2', 'locality', 'state', 'postal_code'],
    required: ['line1', 'locality', 'state'],
    labels: {},
    postal_example: '',
    postal_pattern: '',
  },
};

describe('an address', () => {
  it('may be left for later as a whole, but once begun needs what the country asks for', () => {
    expect(missingLines(noAddress, emirates.address)).toEqual([]);
    expect(missingLines({ ...noAddress, line1: 'Marina Plaza' }, emirates.address)).toEqual(['locality', 'state']);
  });

  it('drops the lines its country does not have', () => {
    expect(addressFor(emirates, { ...noAddress, line1: 'Marina Plaza', city: 'Dubai' })).toEqual({
      ...noAddress,
      line1: 'Marina Plaza',
    });
  });

  it('is read in the order of its country', () => {
    const address = { ...noAddress, state: 'Dubai', line1: 'Marina Plaza', locality: 'Marina' };
    expect(addressText(address, emirates)).toBe('Marina Plaza, Marina, Dubai');
  });
});
