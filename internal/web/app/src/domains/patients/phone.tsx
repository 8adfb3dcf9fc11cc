import { readablePhone } from './readable-phone';

/** A phone number as people read it, left to right in every language. */
export function Phone({ value }: { value: string }) {
  return <bdi dir="ltr">{readablePhone(value)}</bdi>;
}
