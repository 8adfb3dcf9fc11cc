/** How the countries we serve write their numbers. */
const habits: [number: RegExp, groups: string][] = [
  [/^(\+91)(\d{5})(\d{5})$/, '$1 $2 $3'],
  [/^(\+971)(5\d)(\d{3})(\d{4})$/, '$1 $2 $3 $4'],
  [/^(\+971)([2-9])(\d{3})(\d{4})$/, '$1 $2 $3 $4'],
  [/^(\+1)(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4'],
];

/** A number of the server's, `+919845012000`, in the groups its country writes it in; any other as it is. */
export function readablePhone(e164: string): string {
  const habit = habits.find(([number]) => number.test(e164));
  return habit ? e164.replace(...habit) : e164;
}
