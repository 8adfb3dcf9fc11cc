import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { FormProblem } from '@/ui/form-problem';
import { isStale, Stale } from '@/ui/stale';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { hoursFaults, sameHours, sortHours } from './hours';
import { HoursEditor } from './hours-editor';
import { useCountry, useRefreshBranches } from './queries';
import type { Branch, Hours } from './types';

/** The weekly hours of a branch, changed in place and saved together. */
export function OpeningHours({ branch, manage }: { branch: Branch; manage: boolean }) {
  const { t } = useTranslation('branches');
  const weekStart = useCountry(branch.country)?.week_start ?? 1;
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h3">
          {t('hours.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('hours.hint')}
        </Text>
      </div>
      <Week key={branch.version} branch={branch} manage={manage} weekStart={weekStart} />
    </Stack>
  );
}

function Week({ branch, manage, weekStart }: { branch: Branch; manage: boolean; weekStart: number }) {
  const { t } = useTranslation(['branches', 'common']);
  const refresh = useRefreshBranches();
  const saved = sortHours(branch.hours);
  const { form, onSubmit, sending, problem, clearProblem } = useApiForm<{ hours: Hours[] }>({
    mode: 'controlled',
    initialValues: { hours: saved },
    validate: { hours: (hours) => (hoursFaults(hours).size > 0 ? t('hours.fix') : null) },
    send: async ({ hours }) => {
      const version = await put(hours, branch.version);
      await refresh();
      toast.done(t('hours.saved'), {
        undo: async () => {
          await put(saved, version);
          await refresh();
        },
      });
    },
  });

  async function put(hours: Hours[], version: number): Promise<number> {
    const params = { path: { id: branch.id }, header: ifMatch(version) };
    const { data } = await client.PUT('/branches/{id}/hours', { params, body: { hours } });
    return data?.version ?? version;
  }

  const changed = !sameHours(form.values.hours, saved);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <HoursEditor
          value={form.values.hours}
          onChange={(hours) => {
            form.setFieldValue('hours', hours);
            form.clearErrors();
          }}
          weekStart={weekStart}
          errors={form.errors}
          readOnly={!manage}
        />
        <Stale problem={problem} onReload={refresh} />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        {manage && changed ? (
          <Group justify="space-between" gap="xs">
            <Text size="sm" c={form.errors.hours ? 'var(--mantine-color-error)' : 'dimmed'} role="status">
              {form.errors.hours ?? t('unsaved')}
            </Text>
            <Group gap="xs">
              <Button
                variant="default"
                onClick={() => {
                  form.setValues({ hours: saved });
                  form.clearErrors();
                  clearProblem();
                }}
              >
                {t('discard')}
              </Button>
              <Button type="submit" loading={sending}>
                {t('hours.save')}
              </Button>
            </Group>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
