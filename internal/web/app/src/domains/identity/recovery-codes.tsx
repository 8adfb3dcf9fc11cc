import { Button, Checkbox, CopyButton, Group, Portal, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '@/app/host';
import classes from './factor.module.css';

interface Props {
  codes: string[];
  email: string;
  busy: boolean;
  /** Called once the person says that the codes are saved. */
  onSaved: () => void;
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Recovery codes, this once: to copy, keep as a file or print. */
export function RecoveryCodes({ codes, email, busy, onSaved }: Props) {
  const { t } = useTranslation(['identity', 'common']);
  const { tenant } = useHost();
  const [saved, setSaved] = useState(false);
  const heading = t('enrol.codes_file', { email, clinic: tenant?.name ?? '' });
  const text = `${heading}\n\n${codes.join('\n')}\n`;

  return (
    <Stack gap="md">
      <div className={classes.sheet}>
        <Sheet heading={heading} codes={codes} />
      </div>
      <Portal reuseTargetNode={false}>
        <div className={classes.paper}>
          <Sheet heading={heading} codes={codes} />
        </div>
      </Portal>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? t('common:action.copied') : t('common:action.copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download('praxis-recovery-codes.txt', text)}
        >
          {t('common:action.download')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('common:action.print')}
        </Button>
      </Group>
      <Checkbox
        label={t('enrol.codes_saved')}
        checked={saved}
        onChange={(event) => setSaved(event.currentTarget.checked)}
      />
      <Button size="md" disabled={!saved} loading={busy} onClick={onSaved}>
        {t('common:action.continue')}
      </Button>
    </Stack>
  );
}

function Sheet({ heading, codes }: { heading: string; codes: string[] }) {
  const { t } = useTranslation('identity');
  return (
    <>
      <Text className={classes.sheetTitle}>{heading}</Text>
      <ol className={classes.codes} aria-label={t('enrol.codes_list')} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </>
  );
}
