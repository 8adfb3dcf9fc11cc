import { Button, Checkbox, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/ui/form-problem';
import { useApiForm } from '@/ui/use-api-form';
import classes from './online.module.css';

/** What a visitor gives of whom the visit is for. */
export type Details = {
  name: string;
  booker: string;
  phone: string;
  email: string;
  birth_date: string;
  reason: string;
  /** Seen by no person; a program that fills it in gives itself away. */
  website: string;
};

interface Props {
  initial: Details;
  policy: string;
  send: (details: Details) => Promise<void>;
}

/** Who it is for, how to reach them, and the policy they accept. */
export function DetailsForm({ initial, policy, send }: Props) {
  const { t } = useTranslation(['scheduling', 'common']);
  const [child, setChild] = useState(initial.booker !== '');
  const [accepted, setAccepted] = useState(false);
  const [asked, setAsked] = useState(false);
  const policyId = useId();
  const required = (text: string) => (text.trim() ? null : t('common:field.required'));
  const { form, onSubmit, sending, problem } = useApiForm<Details>({
    initialValues: initial,
    validate: { name: required, phone: required, email: required, booker: (text) => (child ? required(text) : null) },
    send: async (values) => {
      if (accepted) await send({ ...values, booker: child ? values.booker : '' });
    },
  });
  const field = (name: keyof Details) => ({ key: form.key(name), ...form.getInputProps(name) });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        setAsked(true);
        onSubmit(event);
      }}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('online.for.label')}
          value={child ? 'child' : 'self'}
          onChange={(who) => setChild(who === 'child')}
          data={[
            { value: 'self', label: t('online.for.self') },
            { value: 'child', label: t('online.for.child') },
          ]}
        />
        <TextInput
          label={t(child ? 'online.child_name' : 'online.name')}
          required
          maxLength={200}
          autoComplete={child ? 'off' : 'name'}
          {...field('name')}
        />
        {child ? (
          <TextInput label={t('online.booker')} required maxLength={200} autoComplete="name" {...field('booker')} />
        ) : null}
        <TextInput label={t('online.phone')} required type="tel" dir="ltr" autoComplete="tel" {...field('phone')} />
        <TextInput
          label={t('online.email')}
          description={t('online.email_hint')}
          required
          type="email"
          dir="ltr"
          autoComplete="email"
          {...field('email')}
        />
        <TextInput
          label={t('online.birth_date')}
          type="date"
          autoComplete={child ? 'off' : 'bday'}
          {...field('birth_date')}
        />
        <Textarea label={t('online.reason')} maxLength={200} autosize minRows={2} {...field('reason')} />
        <div className={classes.trap} aria-hidden="true">
          <input tabIndex={-1} autoComplete="off" {...field('website')} />
        </div>
        <Text size="sm" className={classes.policy} id={policyId}>
          {policy}
        </Text>
        <Checkbox
          label={t('online.accept')}
          aria-describedby={policyId}
          checked={accepted}
          error={asked && !accepted ? t('online.accept_first') : undefined}
          onChange={(e) => setAccepted(e.currentTarget.checked)}
        />
        <FormProblem problem={problem} />
        <Button type="submit" size="md" loading={sending}>
          {t('online.send')}
        </Button>
      </Stack>
    </form>
  );
}
