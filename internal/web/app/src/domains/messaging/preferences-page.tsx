import { Button, Group, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { asProblem } from '@/api/problem';
import { Pending } from '@/app/pending';
import { AuthPage } from '@/domains/identity/auth-page';
import { changeLanguage } from '@/i18n/i18n';
import { hasStoredLanguage, isLanguage } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { useProblemText } from '@/ui/problem-text';
import { channels, type Wish } from './types';
import { WishFields } from './wish-fields';

type Centre = Schema<'PreferenceCentre'>;

/** Behind the link of a message: which messages a patient gets, and how. Nobody signs in here. */
export function PreferencesPage() {
  const { t } = useTranslation('messaging');
  const text = useProblemText();
  const { token } = useParams({ from: '/preferences/$token' });
  const query = api.useQuery(
    'get',
    '/preferences/{token}',
    { params: { path: { token } } },
    { refetchOnWindowFocus: false },
  );
  const language = query.data?.language;
  useEffect(() => {
    if (isLanguage(language) && !hasStoredLanguage()) void changeLanguage(language, false);
  }, [language]);

  if (query.error) {
    const gone = asProblem(query.error).status === 410;
    return (
      <AuthPage title={t('centre.gone')}>
        <Text>{gone ? t('centre.gone_body') : text(query.error)}</Text>
      </AuthPage>
    );
  }
  return query.data ? <Choose centre={query.data} token={token} /> : <Pending />;
}

function Choose({ centre, token }: { centre: Centre; token: string }) {
  const { t } = useTranslation('messaging');
  const [wish, setWish] = useState<Wish>(centre);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  async function save(next: Wish) {
    setBusy(true);
    setProblem(undefined);
    try {
      await client.PUT('/preferences/{token}', {
        params: { path: { token } },
        body: { preferred: next.preferred, channels_off: next.channels_off, categories_off: next.categories_off },
      });
      setWish(next);
      setSaved(true);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <AuthPage title={t('centre.title', { clinic: centre.clinic })} body={t('centre.about')}>
      <Stack gap="md">
        <WishFields
          value={wish}
          has={centre.has}
          onChange={(next) => {
            setSaved(false);
            setWish(next);
          }}
          labels={{
            preferred: t('centre.preferred'),
            channels: t('centre.channels'),
            categories: t('centre.categories'),
          }}
        />
        <FormProblem problem={problem} />
        <Group justify="space-between">
          <Button
            variant="subtle"
            color="red"
            disabled={busy}
            onClick={() => void save({ ...wish, channels_off: [...channels] })}
          >
            {t('centre.none')}
          </Button>
          <Button loading={busy} onClick={() => void save(wish)}>
            {t('centre.save')}
          </Button>
        </Group>
        <Text role="status" c="dimmed">
          {saved ? t('centre.saved') : ''}
        </Text>
      </Stack>
    </AuthPage>
  );
}
