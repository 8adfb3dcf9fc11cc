import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type Branch = Schema<'Branch'>;
export type Hours = Schema<'Hours'>;
export type Holiday = Schema<'Holiday'>;
export type Country = Schema<'Country'>;
export type Address = Schema<'Address'>;
export type AddressForm = Schema<'AddressForm'>;
export type SuggestedBranch = Schema<'SuggestedBranch'>;
