import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { editable, parseNumber } from './numbers';

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  value?: number | undefined;
  /** Hears of every change; undefined while what is typed is no number. */
  onChange: (value: number | undefined) => void;
  /** Decimal places; none unless told. */
  digits?: number;
}

/** A number typed as text: any digits a keyboard has, point or comma, and no wheel that changes it by accident. */
export function NumberField({ value, onChange, digits = 0, ...rest }: Props) {
  const [text, setText] = useState(() => editable(value, digits));
  const shown = parseNumber(text, digits) === value ? text : editable(value, digits);
  return (
    <TextInput
      {...rest}
      inputMode={digits > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={value === undefined ? text : shown}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(parseNumber(event.currentTarget.value, digits));
      }}
    />
  );
}
