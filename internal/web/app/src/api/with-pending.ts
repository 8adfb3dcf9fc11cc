/*
 * The screens may be ahead of the server. `pending.d.ts` holds what was agreed; wherever the document the server makes
 * has the same path and method, or a schema of the same name, the server's counts. Once the document has it all,
 * `pending.d.ts` and this file go.
 */

/** The methods a path of the document leaves empty: `patch?: never`. */
type Empty<Path> = { [M in keyof Path]-?: [Path[M]] extends [undefined] ? M : never }[keyof Path];
type Filled<Path> = Exclude<keyof Path, Empty<Path>>;

/** The document's paths, with what is pending in their gaps. */
export type WithPending<Real, Pending> = {
  [P in keyof Real | keyof Pending]: P extends keyof Real
    ? P extends keyof Pending
      ? Pick<Real[P], Filled<Real[P]>> & Omit<Pending[P], Filled<Real[P]>>
      : Real[P]
    : P extends keyof Pending
      ? Pending[P]
      : never;
};

/** The document's schemas, and those that are pending. */
export type SchemasWithPending<Real, Pending> = Real & Omit<Pending, keyof Real>;
