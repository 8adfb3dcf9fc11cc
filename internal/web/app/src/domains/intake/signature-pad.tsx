import { Button, Group, Input, Text } from '@mantine/core';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './intake.module.css';

/** Strokes of points, x and y from 0 to 1000. */
export type Drawing = number[][][];

interface Props {
  value: Drawing;
  onChange: (drawing: Drawing) => void;
  error?: string | undefined;
  label?: string;
}

/** Where a finger, pen or mouse signs. Without one, a button makes a cross, as on paper. */
export function SignaturePad({ value, onChange, error, label }: Props) {
  const { t } = useTranslation('intake');
  const drawing = useRef(false);
  const id = useId();

  function point(event: React.PointerEvent<SVGSVGElement>): number[] {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (n: number, size: number) => Math.max(0, Math.min(1000, Math.round((n / size) * 1000)));
    return [at(event.clientX - box.left, box.width), at(event.clientY - box.top, box.height)];
  }

  function begin(event: React.PointerEvent<SVGSVGElement>) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    onChange([...value, [point(event)]]);
  }

  function draw(event: React.PointerEvent<SVGSVGElement>) {
    if (!drawing.current) return;
    const points = value.reduce((n, stroke) => n + stroke.length, 0);
    if (points > 3500) return;
    const last = value.at(-1) ?? [];
    onChange([...value.slice(0, -1), [...last, point(event)]]);
  }

  return (
    <Input.Wrapper label={label ?? t('sign.drawn')} error={error} required id={id} labelElement="div">
      <Text size="sm" c="dimmed" mb={4}>
        {t('sign.hint')}
      </Text>
      <svg
        role="img"
        aria-label={t(value.length > 0 ? 'sign.there' : 'sign.empty')}
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        className={classes.pad}
        data-error={Boolean(error) || undefined}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => {
          drawing.current = false;
        }}
      >
        <Strokes value={value} />
      </svg>
      <Group justify="flex-end">
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(mark)}>
          {t('sign.cross')}
        </Button>
        <Button variant="subtle" size="compact-sm" disabled={value.length === 0} onClick={() => onChange([])}>
          {t('sign.clear')}
        </Button>
      </Group>
    </Input.Wrapper>
  );
}

/** A cross. */
const mark: Drawing = [
  [
    [400, 300],
    [600, 700],
  ],
  [
    [600, 300],
    [400, 700],
  ],
];

function Strokes({ value }: { value: Drawing }) {
  const d = value.map((stroke) => `M${stroke.map((p) => p.join(' ')).join('L')}`).join('');
  return <path d={d} className={classes.ink} vectorEffect="non-scaling-stroke" />;
}

/** A signature as it was drawn. */
export function Signature({ value }: { value: Drawing }) {
  const { t } = useTranslation('intake');
  return (
    <svg
      role="img"
      aria-label={t('sign.there')}
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      className={classes.signature}
    >
      <Strokes value={value} />
    </svg>
  );
}
