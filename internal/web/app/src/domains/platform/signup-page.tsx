import { Alert, Button, Select, Stack, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useLocale } from '@/app/locale';
import { NewPassword } from '@/domains/identity/new-password';
import { checkPassword } from '@/domains/identity/password';
import { FormProblem } from '@/ui/form-problem';
import { AnchorLink } from '@/ui/links';
import { useApiForm } from '@/ui/use-api-form';
import { ClinicTypeField } from './clinic-type-field';
import { guessCountry, here } from './country-guess';
import { DoorPage } from './door-page';
import { useClinicTypes, useCountries } from './packs';
import { keepSignup, pendingSignup, signupDraft } from './pending-signup';
import classes from './signup-page.module.css';
import { slugify } from './slug';
import { SlugField } from './slug-field';
import { useSlug } from './use-slug';

const route = getRouteApi('/sign-up/');

/** Opening a clinic: its name and address, its country and kind, its owner. */
export function SignupPage() {
  const { t } = useTranslation('platform');
  const { change } = route.useSearch();
  const pending = pendingSignup();
  return (
    <DoorPage title={t('signup.title')} body={t('signup.body')} step="clinic">
      {pending && !change ? (
        <Alert icon={<IconMail size={18} />} title={t('signup.pending', { email: pending.email })}>
          <AnchorLink to="/sign-up/code" search={{ id: pending.id }} fw={600}>
            {t('signup.pending_go')}
          </AnchorLink>
        </Alert>
      ) : null}
      <SignupForm />
    </DoorPage>
  );
}

function SignupForm() {
  const { t } = useTranslation(['platform', 'common', 'identity']);
  const { language } = useLocale();
  const { country: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const countries = useCountries().data?.items ?? [];
  const types = useClinicTypes().data?.items ?? [];
  const [pending] = useState(() => pendingSignup());
  const [draft] = useState(() => signupDraft());
  const [named, setNamed] = useState((draft.slug ?? '') !== ''); // the address no longer follows the name

  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: {
      chain_name: draft.chain_name ?? '',
      slug: draft.slug ?? '',
      country: draft.country ?? wanted ?? '',
      clinic_type: draft.clinic_type ?? '',
      owner_name: draft.owner_name ?? '',
      email: draft.email ?? '',
      password: '',
    },
    validate: (values) => ({
      chain_name: values.chain_name.trim().length < 2 ? t('common:field.required') : null,
      slug: values.slug === '' ? t('common:field.required') : null,
      clinic_type: values.clinic_type === '' ? t('signup.clinic_type_missing') : null,
      owner_name: values.owner_name.trim().length < 2 ? t('common:field.required') : null,
      email: /^\S+@\S+\.\S+$/.test(values.email.trim()) ? null : t('common:field.email'),
      password: checkPassword(values.password, about(values)).ok ? null : t('identity:errors.password_weak'),
    }),
    send: async (values) => {
      const body = { ...values, country: values.country || guessed || '', language };
      const { data } = await client
        .POST('/signups', { body: { ...body, ...(pending ? { replaces: pending.id } : {}) } })
        .catch((error: unknown) => {
          again(); // somebody may have been faster: what is free now?
          throw error;
        });
      if (!data) return;
      keepSignup(data, body);
      await navigate({ to: '/sign-up/code', search: { id: data.id } });
    },
  });

  const { values } = form;
  const guessed = guessCountry(countries, here()) ?? countries[0]?.code;
  const { state, suggestions, again } = useSlug(values.slug, values.chain_name.trim(), pending?.slug);

  function rename(name: string) {
    form.setFieldValue('chain_name', name);
    if (!named) setSlug(slugify(name));
  }

  function setSlug(slug: string) {
    form.setFieldValue('slug', slug);
    form.clearFieldError('slug');
  }

  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack gap="xl">
        <fieldset className={classes.group}>
          <legend className={classes.legend}>{t('signup.clinic')}</legend>
          <Stack gap="md">
            <TextInput
              {...form.getInputProps('chain_name')}
              label={t('signup.chain_name')}
              name="organization"
              autoComplete="organization"
              maxLength={80}
              required
              withAsterisk={false}
              onChange={(event) => rename(event.currentTarget.value)}
              data-autofocus
            />
            <SlugField
              value={values.slug}
              onChange={(slug) => {
                setNamed(slug !== '');
                setSlug(slug);
              }}
              state={state}
              suggestions={suggestions}
              error={form.errors.slug ? String(form.errors.slug) : undefined}
            />
            <Select
              {...form.getInputProps('country')}
              label={t('signup.country')}
              description={t('signup.country_hint')}
              name="country"
              autoComplete="country"
              value={values.country || guessed || null}
              onChange={(country) => form.setFieldValue('country', country ?? '')}
              data={countries.map((c) => ({ value: c.code, label: c.name }))}
              searchable={countries.length > 8}
            />
            <ClinicTypeField
              types={types}
              value={values.clinic_type}
              onChange={(key) => {
                form.setFieldValue('clinic_type', key);
                form.clearFieldError('clinic_type');
              }}
              error={form.errors.clinic_type}
            />
          </Stack>
        </fieldset>
        <fieldset className={classes.group}>
          <legend className={classes.legend}>{t('signup.you')}</legend>
          <Stack gap="md">
            <TextInput
              {...form.getInputProps('owner_name')}
              label={t('signup.owner_name')}
              name="name"
              autoComplete="name"
              maxLength={80}
              required
              withAsterisk={false}
            />
            <TextInput
              {...form.getInputProps('email')}
              label={t('signup.email')}
              description={t('signup.email_hint')}
              type="email"
              inputMode="email"
              name="email"
              autoComplete="email"
              dir="ltr"
              required
              withAsterisk={false}
            />
            <NewPassword
              {...form.getInputProps('password')}
              value={values.password}
              label={t('signup.password')}
              avoid={about(values)}
              required
              withAsterisk={false}
            />
          </Stack>
        </fieldset>
        <FormProblem problem={problem} />
        <Button type="submit" size="md" loading={sending} fullWidth>
          {t('signup.submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** What a password must not be made of. */
function about(values: { chain_name: string; owner_name: string; email: string; slug: string }): string[] {
  return [values.chain_name, values.owner_name, values.email, values.slug];
}
