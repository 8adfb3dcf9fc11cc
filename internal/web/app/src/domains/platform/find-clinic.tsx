import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useHost } from '@/app/host';
import classes from './signup-page.module.css';
import { isSlug, typedSlug } from './slug';
import { clinicUrl } from './tenant-url';

/** What somebody types or pastes as their clinic's address: the slug alone, or all of it. */
export function slugOf(text: string, baseDomain: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/:].*$/, '');
  return typedSlug(host.endsWith(`.${baseDomain}`) ? host.slice(0, -baseDomain.length - 1) : host);
}

/** Takes somebody who has an account to the door of their clinic. */
export function FindClinic({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['platform', 'common']);
  const { base_domain: domain, apex_url: apex } = useHost();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [none, setNone] = useState(false);

  async function go(event: FormEvent) {
    event.preventDefault();
    const slug = slugOf(text, domain);
    if (!isSlug(slug)) return setNone(true);
    setBusy(true);
    // where this cannot be asked, the clinic's own door will say what it is
    const free = await client
      .GET('/slugs/{slug}', { params: { path: { slug } } })
      .then(({ data }) => data?.available || data?.code !== 'taken')
      .catch(() => false);
    setBusy(false);
    if (free) return setNone(true);
    window.location.assign(clinicUrl(slug, apex));
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('find.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void go(event)} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{t('find.body')}</Text>
          <TextInput
            label={t('find.label')}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setNone(false);
            }}
            error={none ? t('find.none') : undefined}
            rightSection={
              <span className={classes.suffix} dir="ltr">
                .{domain}
              </span>
            }
            rightSectionWidth="auto"
            rightSectionPointerEvents="none"
            data-autofocus
          />
          <Button type="submit" loading={busy} fullWidth>
            {t('find.go')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
