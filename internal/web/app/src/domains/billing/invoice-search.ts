export const views = ['draft', 'unpaid', 'part_paid', 'paid', 'discarded'] as const;
export type View = (typeof views)[number];

export interface InvoiceSearch {
  view?: View;
  branch?: string;
  from?: string;
  to?: string;
}

const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);

/** What the address says about which invoices are shown. */
export function invoiceSearch(search: Record<string, unknown>): InvoiceSearch {
  const view = views.find((v) => v === search.view);
  const branch = typeof search.branch === 'string' && search.branch ? search.branch : undefined;
  const from = day(search.from);
  const to = day(search.to);
  return { ...(view ? { view } : {}), ...(branch ? { branch } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** The question to the server: a draft is a status, what is paid of an issued invoice its state. */
export function asked({ view, branch, from, to }: InvoiceSearch) {
  const which = view === 'draft' || view === 'discarded' ? { status: view } : view ? { state: view } : {};
  return { ...which, ...(branch ? { branch_id: branch } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
