import {
  Group,
  List,
  PasswordInput,
  type PasswordInputProps,
  Stack,
  Text,
  ThemeIcon,
  VisuallyHidden,
} from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './new-password.module.css';
import { checkPassword, passwordLength } from './password';

interface Props extends Omit<PasswordInputProps, 'value'> {
  value: string;
  /** What the password must not be made of: name, e-mail, clinic. */
  avoid?: string[];
}

const strengths = ['score_0', 'score_1', 'score_2', 'score_3', 'score_4'] as const;

/** A field for a password to be, with its rules and its strength. */
export function NewPassword({ value, avoid = [], ...rest }: Props) {
  const { t } = useTranslation(['identity', 'common']);
  const check = checkPassword(value, avoid);
  const rules = [
    { met: check.length, text: t('password.rule_length', { count: passwordLength }) },
    { met: check.personal, text: t('password.rule_personal') },
    { met: check.common, text: t('password.rule_common') },
  ];
  return (
    <Stack gap={8}>
      <PasswordInput
        {...rest}
        value={value}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      />
      <Group gap="sm" wrap="nowrap">
        <div className={classes.meter} data-score={value ? check.score : undefined} aria-hidden>
          <span />
          <span />
          <span />
          <span />
        </div>
        <Text size="xs" c="dimmed" miw="5.5em" ta="end" aria-live="polite">
          <VisuallyHidden>{t('password.strength')}: </VisuallyHidden>
          {value ? t(`password.${strengths[check.score] ?? 'score_0'}`) : ''}
        </Text>
      </Group>
      <List listStyleType="none" spacing={2} size="xs">
        {rules.map((rule) => (
          <List.Item
            key={rule.text}
            c={rule.met ? undefined : 'dimmed'}
            icon={
              <ThemeIcon
                size={16}
                radius="xl"
                variant={rule.met ? 'filled' : 'transparent'}
                color={rule.met ? undefined : 'gray'}
              >
                {rule.met ? <IconCheck size={11} aria-hidden /> : <IconPoint size={14} aria-hidden />}
              </ThemeIcon>
            }
          >
            {rule.text} <VisuallyHidden>{t(rule.met ? 'password.met' : 'password.unmet')}</VisuallyHidden>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
