import { DirectionProvider, localStorageColorSchemeManager, MantineProvider, useDirection } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarOf } from '@/i18n/i18n';
import { directionOf } from '@/i18n/languages';
import { cssVariables, theme } from './theme';

const colorScheme = localStorageColorSchemeManager({ key: 'praxis-color-scheme' });

/** The nonce of this answer's Content-Security-Policy, for the styles Mantine makes. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Everything a screen may count on: the theme, the direction, dates in the reader's language, the cache. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <DirectionProvider initialDirection="ltr" detectDirection>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={colorScheme}
          defaultColorScheme="auto"
          getStyleNonce={styleNonce}
        >
          <FollowLanguage>
            <ModalsProvider>
              <Notifications position="bottom-right" limit={4} />
              {children}
            </ModalsProvider>
          </FollowLanguage>
        </MantineProvider>
      </DirectionProvider>
    </QueryClientProvider>
  );
}

function FollowLanguage({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(directionOf(i18n.language)), [i18n.language, setDirection]);
  return <DatesProvider settings={{ locale: calendarOf(i18n.language) }}>{children}</DatesProvider>;
}
