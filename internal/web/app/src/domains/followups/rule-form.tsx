import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, ifMatch } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { useBranch } from '@/app/branch';
import { directionOf, type Language, languages } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { fieldText } from '@/ui/problem-text';
import { isStale, Stale } from '@/ui/stale';
import { toast } from '@/ui/toast';
import { useServices } from '../scheduling/queries';
import { AssigneeSelect } from './assignee-select';
import { type Rule, type RuleBody, ruleEvents } from './types';

const fresh: RuleBody = {
  names: {},
  scripts: {},
  event: 'consultation_completed',
  service_ids: [],
  branch_ids: [],
  delay: { amount: 1, unit: 'days', relative_to: 'event', at: '10:00', working_days: true },
  assignee: { kind: 'desk' },
  priority: 3,
  closes_on_booking: true,
  closes_on_decline: true,
  max_attempts: 3,
  expires_days: 30,
  active: true,
};

function begin(rule: Rule | undefined): RuleBody {
  if (!rule) return fresh;
  const { id: _, version: __, key: ___, created_at: ____, ...body } = rule;
  const { name: _____, ...assignee } = body.assignee;
  return { ...body, assignee };
}

interface Props {
  rule: Rule | undefined;
  onDone: () => void;
}

/** Makes or changes a rule. */
export function RuleForm({ rule, onDone }: Props) {
  const { t, i18n } = useTranslation(['followups', 'common']);
  const queries = useQueryClient();
  const [body, setBody] = useState(() => begin(rule));
  const [language, setLanguage] = useState(i18n.language as Language);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<RuleBody>) => setBody((old) => ({ ...old, ...part }));
  const setDelay = (part: Partial<RuleBody['delay']>) => set({ delay: { ...body.delay, ...part } });
  const error = (pointer: string) => {
    const field = problem?.fields.find((f) => f.pointer === pointer);
    return field && problem ? fieldText(field, problem.code, i18n) : undefined;
  };
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/followup-rules'] });

  async function save() {
    setBusy(true);
    setProblem(undefined);
    try {
      if (rule)
        await client.PUT('/followup-rules/{id}', {
          params: { path: { id: rule.id }, header: ifMatch(rule.version) },
          body,
        });
      else await client.POST('/followup-rules', { body });
      toast.done(t('rules.saved'));
      await refresh();
      onDone();
    } catch (failure) {
      const failed = asProblem(failure);
      const other = failed.fields.find((f) => /^\/(names|scripts)\/\w+$/.test(f.pointer));
      if (other) setLanguage(other.pointer.split('/')[2] as Language);
      setProblem(failed);
    } finally {
      setBusy(false);
    }
  }

  const hours = body.delay.unit === 'hours';
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <Stale
          problem={problem}
          onReload={async () => {
            await refresh();
            onDone();
          }}
        />
        <Fieldset legend={t('form.language')}>
          <Stack gap="sm">
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t('form.language')}
              value={language}
              onChange={(v) => setLanguage(v as Language)}
              data={languages.map((l) => ({ value: l.code, label: l.name }))}
            />
            <TextInput
              label={t('form.name')}
              lang={language}
              dir={directionOf(language)}
              maxLength={120}
              value={body.names[language] ?? ''}
              onChange={(e) => set({ names: { ...body.names, [language]: e.currentTarget.value } })}
              error={error(`/names/${language}`) ?? error('/names')}
            />
            <Textarea
              label={t('form.script')}
              description={<bdi>{t('form.script_hint')}</bdi>}
              lang={language}
              dir={directionOf(language)}
              autosize
              minRows={3}
              maxLength={2000}
              value={body.scripts[language] ?? ''}
              onChange={(e) => set({ scripts: { ...body.scripts, [language]: e.currentTarget.value } })}
              error={error(`/scripts/${language}`)}
            />
          </Stack>
        </Fieldset>
        <Select
          label={t('form.event')}
          data={ruleEvents.map((e) => ({ value: e, label: t(`event.${e}`) }))}
          value={body.event}
          onChange={(event) => event && set({ event })}
          allowDeselect={false}
          error={error('/event')}
        />
        <Where body={body} set={set} error={error} />
        <Preview body={body} />
        <Group gap="xs" align="flex-start" grow>
          <NumberInput
            label={t('form.amount')}
            min={body.delay.relative_to === 'due_date' ? -365 : 0}
            max={730}
            value={body.delay.amount}
            onChange={(v) => setDelay({ amount: Number(v) || 0 })}
            error={error('/delay/amount')}
          />
          <Select
            label={t('form.unit')}
            data={[
              { value: 'hours', label: t('form.hours') },
              { value: 'days', label: t('form.days') },
            ]}
            value={body.delay.unit}
            onChange={(unit) => {
              const { at, ...rest } = body.delay;
              const days = unit === 'days';
              set({ delay: { ...rest, ...(days && at ? { at } : {}), unit: days ? 'days' : 'hours' } });
            }}
            allowDeselect={false}
          />
        </Group>
        <Group gap="xs" align="flex-start" grow>
          <Select
            label={t('form.relative_to')}
            data={[
              { value: 'event', label: t('form.from_event') },
              { value: 'due_date', label: t('form.from_due') },
            ]}
            value={body.delay.relative_to}
            onChange={(from) => setDelay({ relative_to: from === 'due_date' ? 'due_date' : 'event' })}
            allowDeselect={false}
          />
          <TimeInput
            label={t('form.at')}
            description={t('form.at_hint')}
            disabled={hours}
            value={hours ? '' : (body.delay.at ?? '')}
            onChange={(e) => setDelay({ at: e.currentTarget.value })}
            error={error('/delay/at')}
          />
        </Group>
        <Checkbox
          label={t('form.working_days')}
          checked={body.delay.working_days}
          onChange={(e) => setDelay({ working_days: e.currentTarget.checked })}
        />
        <AssigneeSelect
          label={t('form.who')}
          value={body.assignee}
          onChange={(assignee) => set({ assignee })}
          error={error('/assignee/id')}
        />
        <NumberInput
          label={t('form.priority')}
          min={1}
          max={5}
          value={body.priority}
          onChange={(v) => set({ priority: Number(v) || 1 })}
          error={error('/priority')}
        />
        <Fieldset legend={t('form.stop')}>
          <Stack gap="sm">
            <Checkbox
              label={t('form.on_booking')}
              checked={body.closes_on_booking}
              onChange={(e) => set({ closes_on_booking: e.currentTarget.checked })}
            />
            <Checkbox
              label={t('form.on_decline')}
              checked={body.closes_on_decline}
              onChange={(e) => set({ closes_on_decline: e.currentTarget.checked })}
            />
            <Group gap="xs" align="flex-end" grow>
              <NumberInput
                label={t('form.attempts')}
                min={1}
                max={20}
                value={body.max_attempts}
                onChange={(v) => set({ max_attempts: Number(v) || 1 })}
                error={error('/max_attempts')}
              />
              <NumberInput
                label={t('form.expires')}
                min={0}
                max={730}
                value={body.expires_days}
                onChange={(v) => set({ expires_days: Number(v) || 0 })}
                error={error('/expires_days')}
              />
            </Group>
          </Stack>
        </Fieldset>
        <Switch
          label={t('form.active')}
          checked={body.active}
          onChange={(e) => set({ active: e.currentTarget.checked })}
        />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface PartProps {
  body: RuleBody;
  set: (part: Partial<RuleBody>) => void;
  error: (pointer: string) => string | undefined;
}

/** For which services, at which branches. */
function Where({ body, set, error }: PartProps) {
  const { t } = useTranslation('followups');
  const { branches } = useBranch();
  const services = useServices().data?.items ?? [];
  return (
    <>
      <MultiSelect
        label={t('form.services')}
        placeholder={body.service_ids.length === 0 ? t('form.all_services') : ''}
        data={services.map((s) => ({ value: s.id, label: s.name }))}
        value={body.service_ids}
        onChange={(service_ids) => set({ service_ids })}
        searchable
        error={error('/service_ids')}
      />
      {branches.length > 1 ? (
        <MultiSelect
          label={t('form.branches')}
          placeholder={body.branch_ids.length === 0 ? t('form.all_branches') : ''}
          data={branches.map((b) => ({ value: b.id, label: b.name }))}
          value={body.branch_ids}
          onChange={(branch_ids) => set({ branch_ids })}
          error={error('/branch_ids')}
        />
      ) : null}
    </>
  );
}

/** How much work the rule would have made. */
function Preview({ body }: { body: RuleBody }) {
  const { t } = useTranslation('followups');
  const [asked] = useDebouncedValue(
    { event: body.event, service_ids: body.service_ids, branch_ids: body.branch_ids },
    300,
  );
  const preview = api.useQuery('post', '/followup-rules/preview', { body: asked }, { placeholderData: (old) => old });
  if (!preview.data) return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {t('rules.preview', { number: preview.data.tasks, days: preview.data.days })}
    </Text>
  );
}
