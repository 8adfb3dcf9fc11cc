import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '@/ui/page';

interface Props {
  title: string;
  body: string;
  /** On or off, in a word. */
  state?: { on: boolean; text: string };
  action?: ReactNode;
  children?: ReactNode;
}

/** One part of the security page. */
export function Section({ title, body, state, action, children }: Props) {
  return (
    <Card>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ flex: '1 1 16rem' }}>
            <Group gap="xs">
              <Title order={2} size="h3">
                {title}
              </Title>
              {state ? (
                <Badge variant="light" color={state.on ? 'petrol' : 'gray'}>
                  {state.text}
                </Badge>
              ) : null}
            </Group>
            <Text size="sm" c="dimmed">
              {body}
            </Text>
          </div>
          {action}
        </Group>
        {children}
      </Stack>
    </Card>
  );
}
