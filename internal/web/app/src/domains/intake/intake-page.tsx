import { Alert, Button, Card, Group, NativeSelect, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCheck, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { Pending } from '@/app/pending';
import { changeLanguage } from '@/i18n/i18n';
import { isLanguage, languages } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { fieldText, useProblemText } from '@/ui/problem-text';
import { questionsOf, say, visible } from './form';
import classes from './intake.module.css';
import { QuestionField } from './question-field';
import { type Drawing, SignaturePad } from './signature-pad';
import { type PublicIntake, type Saving, useIntake } from './use-intake';

/** Where the link of an intake form leads: the patient's own page, without an account. */
export function IntakePage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [intake, setIntake] = useState<PublicIntake>();
  const [problem, setProblem] = useState<unknown>();
  const [done, setDone] = useState(false);
  const asked = useRef(false);

  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    client
      .POST('/intake/open', { body: { token } })
      .then(async ({ data }) => {
        if (isLanguage(data?.language)) await changeLanguage(data.language, false);
        setIntake(data);
      })
      .catch(setProblem);
  }, [token]);

  if (done || asProblem(problem ?? 0).code === 'intake.submitted') return <Thanks clinic={intake?.clinic} />;
  if (problem) return <Unusable problem={problem} />;
  return intake ? <Fill token={token} first={intake} onDone={() => setDone(true)} /> : <Pending />;
}

function Unusable({ problem }: { problem: unknown }) {
  const { t } = useTranslation('intake');
  const text = useProblemText();
  return (
    <main className={classes.public}>
      <Stack gap="xs" py={64}>
        <Title order={1} size="h2">
          {t('public.bad_title')}
        </Title>
        <Text>{text(problem)}</Text>
      </Stack>
    </main>
  );
}

function Thanks({ clinic }: { clinic: string | undefined }) {
  const { t } = useTranslation('intake');
  return (
    <main className={classes.public}>
      <Stack gap="xs" py={64} align="center" ta="center">
        <IconCheck size={48} aria-hidden />
        <Title order={1} size="h2">
          {t('public.thanks')}
        </Title>
        <Text>{clinic ? t('public.thanks_body', { clinic }) : t('public.thanks_short')}</Text>
      </Stack>
    </main>
  );
}

interface Sign {
  by: 'patient' | 'guardian';
  name: string;
  relation: string;
  drawing: Drawing;
}

function Fill({ token, first, onDone }: { token: string; first: PublicIntake; onDone: () => void }) {
  const { t, i18n } = useTranslation('intake');
  const form = useIntake(token, first);
  const { intake, answers } = form;
  const [sign, setSign] = useState<Sign>({
    by: first.of_age ? 'patient' : 'guardian',
    name: '',
    relation: '',
    drawing: [],
  });
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const language = i18n.language;
  const shown = visible(intake.form, answers);
  const errors = new Map(
    problem?.fields.map((f) => [f.pointer.replace(/^\/(answers\/)?/, ''), fieldText(f, problem.code, i18n)]) ?? [],
  );

  async function choose(code: string) {
    if (!isLanguage(code)) return;
    await changeLanguage(code, false);
    await form.speak(code).catch(() => undefined);
  }

  async function submit() {
    setBusy(true);
    setProblem(undefined);
    try {
      await form.flush();
      const { by, name, relation, drawing } = sign;
      await client.POST('/intake/submit', {
        body: {
          token,
          revision: form.revision.current,
          answers: Object.fromEntries(form.pending.current),
          by,
          signer_name: name,
          signature: drawing,
          ...(by === 'guardian' && relation ? { relation: relation as 'mother' } : {}),
        },
      });
      onDone();
    } catch (error) {
      const failed = asProblem(error);
      if (failed.code === 'intake.submitted') return onDone();
      setProblem(failed);
      requestAnimationFrame(() => summary.current?.focus());
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={classes.public}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
        <div>
          <Text c="dimmed">{intake.clinic}</Text>
          <Title order={1} size="h2">
            {say(intake.form.name, language)}
          </Title>
          <Text>{t('public.hello', { name: intake.first_name })}</Text>
        </div>
        <NativeSelect
          aria-label={t('public.language')}
          value={language}
          data={languages.map((l) => ({ value: l.code, label: l.name }))}
          onChange={(event) => void choose(event.currentTarget.value)}
        />
      </Group>
      <SavedLine saving={form.saving} onRetry={() => void form.flush()} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="lg">
          {problem ? (
            <Alert color="red" role="alert" ref={summary} tabIndex={-1} title={t('public.incomplete')}>
              {errors.size === 0 ? <FormProblem problem={problem} /> : null}
              <ul>
                {[...errors].map(([key, text]) => (
                  <li key={key}>
                    <a href={`#q-${key}`} onClick={(event) => jump(event, key)}>
                      {labelOf(intake, key, language) || text}
                    </a>
                  </li>
                ))}
              </ul>
            </Alert>
          ) : null}
          {intake.form.sections?.map((section) => (
            <Card key={section.questions?.[0]?.key ?? say(section.title, 'en')} withBorder component="section">
              <Title order={2} size="h3" mb="md">
                {say(section.title, language)}
              </Title>
              <Stack gap="lg">
                {section.questions
                  ?.filter((q) => shown.has(q.key))
                  .map((q) => (
                    <div key={q.key} data-question={q.key}>
                      <QuestionField
                        question={q}
                        value={answers[q.key]}
                        onChange={(value) => form.answer(q.key, value)}
                        error={errors.get(q.key)}
                        language={language}
                      />
                      {form.conflicts.includes(q.key) ? (
                        <Text size="sm" c="orange.9" role="status">
                          {t('public.conflict')}
                        </Text>
                      ) : null}
                    </div>
                  ))}
              </Stack>
            </Card>
          ))}
          <SignCard intake={intake} sign={sign} setSign={setSign} errors={errors} />
          <Button type="submit" size="lg" loading={busy}>
            {t('public.submit')}
          </Button>
        </Stack>
      </form>
    </main>
  );
}

function jump(event: React.MouseEvent, key: string) {
  event.preventDefault();
  const place = document.querySelector<HTMLElement>(`[data-question="${key}"]`) ?? document.getElementById(`q-${key}`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
}

function labelOf(intake: PublicIntake, key: string, language: string): string {
  const q = questionsOf(intake.form).find((x) => x.key === key);
  return q ? (q.text?.title ?? say(q.label, language)) : '';
}

function SavedLine({ saving, onRetry }: { saving: Saving; onRetry: () => void }) {
  const { t } = useTranslation('intake');
  const Icon = { saved: IconCloudCheck, waiting: IconCloudUp, failed: IconCloudOff }[saving];
  return (
    <Group gap={6} className={classes.saved} role="status" c={saving === 'failed' ? 'red.8' : 'dimmed'}>
      <Icon size={18} aria-hidden />
      <Text size="sm" inherit>
        {t(`saving.${saving}`)}
      </Text>
      {saving === 'failed' ? (
        <Button variant="subtle" size="compact-sm" onClick={onRetry}>
          {t('saving.retry')}
        </Button>
      ) : null}
    </Group>
  );
}

const relations = ['mother', 'father', 'legal_guardian', 'spouse', 'child', 'attorney', 'other'] as const;

interface SignProps {
  intake: PublicIntake;
  sign: Sign;
  setSign: (sign: Sign) => void;
  errors: Map<string, string>;
}

function SignCard({ intake, sign, setSign, errors }: SignProps) {
  const { t } = useTranslation('intake');
  return (
    <Card withBorder component="section">
      <Title order={2} size="h3" mb={4}>
        {t('sign.title')}
      </Title>
      <Text mb="md">{t('sign.meaning')}</Text>
      <Stack gap="md">
        <div data-question="by">
          <Radio.Group
            label={t('sign.who')}
            error={errors.get('by')}
            value={sign.by}
            onChange={(by) => setSign({ ...sign, by: by as Sign['by'] })}
          >
            <Stack gap="xs" mt="xs">
              <Radio
                value="patient"
                size="md"
                label={t('sign.patient', { name: intake.first_name })}
                disabled={!intake.of_age}
              />
              <Radio value="guardian" size="md" label={t('sign.guardian', { name: intake.first_name })} />
            </Stack>
          </Radio.Group>
        </div>
        {sign.by === 'guardian' ? (
          <div data-question="relation">
            <NativeSelect
              size="md"
              label={t('sign.relation')}
              required
              error={errors.get('relation')}
              value={sign.relation}
              data={[{ value: '', label: '' }, ...relations.map((r) => ({ value: r, label: t(`relation.${r}`) }))]}
              onChange={(event) => setSign({ ...sign, relation: event.currentTarget.value })}
            />
          </div>
        ) : null}
        <div data-question="signer_name">
          <TextInput
            size="md"
            label={t('sign.name')}
            required
            autoComplete="name"
            maxLength={200}
            error={errors.get('signer_name')}
            value={sign.name}
            onChange={(event) => setSign({ ...sign, name: event.currentTarget.value })}
          />
        </div>
        <div data-question="signature">
          <SignaturePad
            value={sign.drawing}
            onChange={(drawing) => setSign({ ...sign, drawing })}
            error={errors.get('signature')}
          />
        </div>
      </Stack>
    </Card>
  );
}
