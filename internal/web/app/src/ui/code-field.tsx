import { TextInput, type TextInputProps } from '@mantine/core';
import clsx from 'clsx';
import classes from './code-field.module.css';

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string;
  onChange: (digits: string) => void;
  length?: number;
  /** Called once all digits are there, typed or pasted. */
  onComplete?: (digits: string) => void;
}

/** Digits of any script as 0 to 9: a phone set to Arabic or Hindi types its own. */
export function plainDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (d) => String(d.charCodeAt(0) - 0x966))
    .replace(/\D/g, '');
}

/** One field for a short numeric code: a single input, so that pasting, filling-in and screen readers just work. */
export function CodeField({ value, onChange, length = 6, onComplete, classNames, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      value={value}
      onChange={(event) => {
        const digits = plainDigits(event.currentTarget.value).slice(0, length);
        onChange(digits);
        if (digits.length === length && digits !== value) onComplete?.(digits);
      }}
      inputMode="numeric"
      autoComplete="one-time-code"
      dir="ltr"
      size="lg"
      placeholder={'–'.repeat(length)}
      classNames={{ ...(classNames as object), input: clsx(classes.input) }}
    />
  );
}
