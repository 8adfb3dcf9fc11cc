import clsx from 'clsx';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/** The width and rim of an ordinary page; `narrow` for forms and reading. The calendar goes without. */
export function Page({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return <div className={clsx(classes.page, narrow && classes.narrow)}>{children}</div>;
}

/** A surface on the canvas; `padded` unless it holds a table to its rims. */
export function Card({ padded = true, children }: { padded?: boolean; children: ReactNode }) {
  return <div className={clsx(classes.card, padded && classes.padded)}>{children}</div>;
}
