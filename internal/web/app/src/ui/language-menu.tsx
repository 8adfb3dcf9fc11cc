import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '@/i18n/i18n';
import { type Language, languages } from '@/i18n/languages';

/** Changes the language. `onChoose` hears of the choice, to keep it with the account. */
export function LanguageMenu({ onDark = false, onChoose }: { onDark?: boolean; onChoose?: (l: Language) => void }) {
  const { t, i18n } = useTranslation();
  const current = languages.find((l) => l.code === i18n.language);

  function choose(code: Language) {
    void changeLanguage(code).then(() => onChoose?.(code));
  }

  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          color={onDark ? 'white' : 'gray'}
          c={onDark ? 'white' : 'var(--mantine-color-text)'}
          leftSection={<IconLanguage size={18} aria-hidden />}
          aria-label={`${t('frame.language')}: ${current?.name}`}
        >
          {current?.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((l) => (
          <Menu.Item
            key={l.code}
            lang={l.code}
            onClick={() => choose(l.code)}
            rightSection={l.code === i18n.language ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={l.code === i18n.language || undefined}
          >
            {l.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
