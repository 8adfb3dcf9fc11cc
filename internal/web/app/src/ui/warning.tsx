import { Alert, type AlertProps } from '@mantine/core';
import clsx from 'clsx';
import classes from './warning.module.css';

/** Something to know before going on; Mantine's yellow cannot be read on its own tint. */
export function Warning({ className, ...props }: Omit<AlertProps, 'color'>) {
  return <Alert className={clsx(classes.warning, className)} {...props} />;
}
