import { Anchor, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { firstPage } from '@/app/nav';
import { useMe } from '@/app/session';
import { pageTitleId } from '@/ui/page-header';
import { DataState } from '@/ui/states';
import { BranchStep } from './branch-step';
import { FirstPatientStep } from './first-patient-step';
import { PeopleStep } from './people-step';
import { SecondFactorStep } from './second-factor-step';
import { ServicesStep } from './services-step';
import classes from './setup-page.module.css';
import { currentStep, type Step, type StepState } from './steps';

const route = getRouteApi('/_staff/start');

const panels: Record<Step, () => ReactNode> = {
  branch: BranchStep,
  services: ServicesStep,
  people: PeopleStep,
  second_factor: SecondFactorStep,
  first_patient: FirstPatientStep,
};

/** What a new clinic needs before its first booking, a step at a time, each of them filled in beforehand. */
export function SetupPage() {
  const query = api.useQuery('get', '/setup');
  return <DataState query={query}>{({ steps }) => <Wizard steps={steps} />}</DataState>;
}

function Wizard({ steps }: { steps: StepState[] }) {
  const { t } = useTranslation(['platform', 'common']);
  const me = useMe();
  const wanted = route.useSearch().step;
  const step = currentStep(steps, wanted);
  useDocumentTitle(`${t('setup.title')} · ${t('common:app.name')}`);

  useEffect(() => {
    if (!wanted) return; // the first look at the wizard stays at the top of the page
    document.getElementById(pageTitleId)?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [wanted]);

  if (!step) return <Navigate to={firstPage(me)} replace />;
  const Panel = panels[step];
  const at = steps.findIndex((s) => s.key === step) + 1;
  return (
    <div className={classes.page}>
      <div className={classes.rail}>
        <div className={classes.bar} aria-hidden>
          {steps.map((s) => (
            <i key={s.key} data-status={s.status} data-now={s.key === step || undefined} />
          ))}
        </div>
        <Title order={1} size="h4">
          {t('setup.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('setup.progress', { at, all: steps.length })}
        </Text>
        <StepList steps={steps} step={step} />
        <div className={classes.leave}>
          <Anchor component={Link} to={firstPage(me)} size="sm">
            {t('setup.leave')}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t('setup.leave_body')}
          </Text>
        </div>
      </div>
      <div className={classes.panel} key={step}>
        <Panel />
      </div>
    </div>
  );
}

function StepList({ steps, step }: { steps: StepState[]; step: Step }) {
  const { t } = useTranslation('platform');
  return (
    <ol className={classes.steps} aria-label={t('setup.steps')}>
      {steps.map((s) => (
        <li key={s.key}>
          <Link
            to="/start"
            search={{ step: s.key }}
            className={classes.step}
            data-status={s.status}
            data-now={s.key === step || undefined}
            aria-current={s.key === step ? 'step' : undefined}
            activeProps={{ 'aria-current': 'step' }}
          >
            <span className={classes.slot} aria-hidden>
              {s.status === 'done' ? <IconCheck size={14} stroke={2.4} /> : null}
            </span>
            <span>{t(`setup.step.${s.key}`)}</span>
            {s.status === 'skipped' ? (
              <span className={classes.state}>{t('setup.skipped')}</span>
            ) : (
              <VisuallyHidden>({t(`setup.${s.status}`)})</VisuallyHidden>
            )}
          </Link>
        </li>
      ))}
    </ol>
  );
}
