import { IconCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './color-field.module.css';
import { palette } from './palette';

interface Props {
  label: string;
  value: string;
  onChange: (color: string) => void;
}

/** Chooses one of the colours; a colour of one's own, set elsewhere, stays a choice. */
export function ColorField({ label, value, onChange }: Props) {
  const { t } = useTranslation('branches');
  const group = useId();
  const known = palette.some((c) => c.value === value.toLowerCase());
  const choices = [
    ...palette.map((c) => ({ value: c.value as string, label: t(`color.${c.name}`) })),
    ...(value && !known ? [{ value: value.toLowerCase(), label: t('color.own') }] : []),
  ];
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.row}>
        {choices.map((c) => (
          <label key={c.value} className={classes.choice} title={c.label}>
            <input
              type="radio"
              name={group}
              aria-label={c.label}
              checked={value.toLowerCase() === c.value}
              onChange={() => onChange(c.value)}
            />
            <span className={classes.dot} style={{ background: c.value }} aria-hidden>
              <IconCheck size={14} stroke={3} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The colour of a service or person, beside its name; decoration, the name says it all. */
export function Swatch({ color }: { color: string }) {
  return <span className={classes.swatch} style={color ? { background: color } : undefined} aria-hidden />;
}
