import type { Address, AddressForm, Country } from './types';

/** The lines an address may have, in no particular order. */
export type AddressLine = keyof Address;

export const noAddress: Address = { line1: '', line2: '', locality: '', city: '', state: '', postal_code: '' };

/** The lines of a country, in its order. */
export function linesOf(form: Pick<AddressForm, 'order'>): AddressLine[] {
  return form.order.filter((line): line is AddressLine => line in noAddress);
}

/** An address with only the lines the country has: another country's are dropped, as the server would refuse them. */
export function addressFor(country: Pick<Country, 'address'>, address: Address): Address {
  const kept = { ...noAddress };
  for (const line of linesOf(country.address)) kept[line] = address[line];
  return kept;
}

/** An address in one line, in the country's order. */
export function addressText(address: Address, country: Pick<Country, 'address'> | undefined): string {
  const order = country ? linesOf(country.address) : (Object.keys(noAddress) as AddressLine[]);
  return order
    .map((line) => address[line])
    .filter(Boolean)
    .join(', ');
}

/** What is missing of an address that was begun: all that the country requires. An empty one is left for later. */
export function missingLines(address: Address, form: Pick<AddressForm, 'required' | 'order'>): AddressLine[] {
  if (Object.values(address).every((value) => value.trim() === '')) return [];
  return linesOf(form).filter((line) => form.required.includes(line) && address[line].trim() === '');
}
