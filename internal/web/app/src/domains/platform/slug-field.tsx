import { Button, Group, Loader, Stack, TextInput } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '@/app/host';
import classes from './signup-page.module.css';
import { type SlugState, typedSlug } from './slug';

interface Props {
  value: string;
  onChange: (slug: string) => void;
  state: SlugState;
  suggestions: string[];
  /** What the server said when it was asked to take it. */
  error?: string | undefined;
}

/** A clinic's address: typed, judged as it is typed, with free ones to choose where it is taken. */
export function SlugField({ value, onChange, state, suggestions, error }: Props) {
  const { t } = useTranslation('platform');
  const { base_domain: domain } = useHost();
  const verdict = useId();
  const bad = state.kind === 'refused' || state.kind === 'invalid';
  return (
    <Stack gap={4}>
      <TextInput
        label={t('signup.slug')}
        description={t('signup.slug_hint')}
        name="slug"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        maxLength={60}
        value={value}
        onChange={(event) => onChange(typedSlug(event.currentTarget.value))}
        error={Boolean(error) || bad}
        aria-describedby={verdict}
        rightSection={
          <span className={classes.suffix} dir="ltr">
            .{domain}
          </span>
        }
        rightSectionWidth="auto"
        rightSectionPointerEvents="none"
      />
      <div id={verdict} role="status" className={classes.verdict} data-kind={error ? 'refused' : state.kind}>
        <Verdict state={state} error={error} />
      </div>
      {state.kind === 'refused' && suggestions.length > 0 ? (
        <Group gap={6}>
          <span className={classes.verdict}>{t('signup.slug_others')}</span>
          {suggestions.map((s) => (
            <Button key={s} size="compact-sm" variant="default" dir="ltr" onClick={() => onChange(s)}>
              {s}
            </Button>
          ))}
        </Group>
      ) : null}
    </Stack>
  );
}

function Verdict({ state, error }: { state: SlugState; error: string | undefined }) {
  const { t } = useTranslation('platform');
  if (error) return <Said icon="bad">{error}</Said>;
  switch (state.kind) {
    case 'free':
      return <Said icon="good">{t('signup.slug_free')}</Said>;
    case 'invalid':
      return <Said icon="bad">{t('errors.slug_invalid')}</Said>;
    case 'refused':
      return <Said icon="bad">{t(`errors.slug_${state.code}`)}</Said>;
    case 'checking':
      return (
        <>
          <Loader size={14} aria-hidden /> {t('signup.slug_checking')}
        </>
      );
    case 'unknown':
      return t('signup.slug_unknown');
    default:
      return null;
  }
}

function Said({ icon, children }: { icon: 'good' | 'bad'; children: string }) {
  const Icon = icon === 'good' ? IconCheck : IconAlertCircle;
  return (
    <>
      <Icon size={15} aria-hidden /> {children}
    </>
  );
}
