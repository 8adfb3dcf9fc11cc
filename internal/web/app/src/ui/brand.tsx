import { Group, Text } from '@mantine/core';

/** The mark: a P whose bowl holds one booked slot. */
export function Mark({ size = 28, onDark = false }: { size?: number; onDark?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill={onDark ? 'rgba(255,255,255,.12)' : 'var(--mantine-color-petrol-9)'} />
      <path
        d="M9.8 25.2V8.4h7.4a6 6 0 0 1 0 12H9.8"
        fill="none"
        stroke="#fff"
        strokeWidth="3.2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <rect x="14.1" y="12.1" width="4.6" height="4.6" rx="1.3" fill="var(--praxis-slot)" />
    </svg>
  );
}

/** The mark and the name. */
export function Brand({ onDark = false, size = 28 }: { onDark?: boolean; size?: number }) {
  return (
    <Group gap={9} wrap="nowrap">
      <Mark size={size} onDark={onDark} />
      <Text
        component="span"
        fw={680}
        fz={size * 0.68}
        lh={1}
        c={onDark ? 'white' : undefined}
        ff="heading"
        style={{ letterSpacing: '-0.02em' }}
        dir="ltr"
      >
        Praxis
      </Text>
    </Group>
  );
}
