import { Alert, Autocomplete, Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useMay } from '@/app/session';
import { useInvitations, useMembers } from '@/domains/access/queries';
import { useBranches } from '@/domains/branches/queries';
import type { Branch } from '@/domains/branches/types';
import { FormProblem } from '@/ui/form-problem';
import { isStale, Stale } from '@/ui/stale';
import { LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { BranchChoice } from './branch-choice';
import { ColorField } from './color-field';
import { type FirstHours, FirstHoursFields, firstHours, firstHoursFault, weeklyOf } from './first-hours';
import { canLeave, gives } from './given';
import { nextColor } from './palette';
import { useAllServices, useClinicSuggestions, useRefreshSettings, useResources } from './queries';
import { saveGiving } from './save-person';
import classes from './settings.module.css';
import type { Resource, Service } from './types';

interface Props {
  /** The practitioner to change; without one, somebody new is added, with weekly hours. */
  person?: Resource;
  /** What a new one begins with. */
  initial?: { name?: string; title?: string; branch_ids?: string[]; member_id?: string };
  onSaved: (person: Resource) => void;
  onCancel?: () => void;
  submitLabel?: string;
}

/** Adds a practitioner or changes one. */
export function PersonForm(props: Props) {
  const branches = useBranches();
  const services = useAllServices();
  const resources = useResources();
  if (!branches.data || !services.data || !resources.data) return <LoadingRows rows={4} />;
  const people = resources.data.items.filter((r) => r.kind === 'practitioner');
  return (
    <Loaded
      {...props}
      branches={branches.data.items.filter((b) => b.active || props.person?.branch_ids.includes(b.id))}
      services={services.data.items.filter((s) => s.active)}
      people={people}
    />
  );
}

type Draft = {
  name: string;
  title: string;
  color: string;
  branch_ids: string[];
  member_id: string;
  invitation_id: string;
  services: string[];
  hours: FirstHours;
};

const nobody = 'new';
/** What stands before the id of an invitation where a member's could be too. */
const invited = 'invited:';

interface LoadedProps extends Props {
  branches: Branch[];
  services: Service[];
  people: Resource[];
}

function Loaded({ person, initial, onSaved, onCancel, submitLabel, branches, services, people }: LoadedProps) {
  const { t } = useTranslation(['branches', 'common']);
  const may = useMay();
  const refresh = useRefreshSettings();
  const suggestions = useClinicSuggestions();
  const id = person?.id ?? nobody;
  const everybody = [...new Set([...people.filter((p) => p.active).map((p) => p.id), id])];
  const firstBranches = initial?.branch_ids ?? branches.slice(0, 1).map((b) => b.id);
  const { form, onSubmit, sending, problem } = useApiForm<Draft>({
    mode: 'controlled',
    initialValues: {
      name: person?.name ?? initial?.name ?? '',
      title: person?.title ?? initial?.title ?? '',
      color: person?.color || nextColor(people.filter((p) => p.active).map((p) => p.color)),
      branch_ids: person?.branch_ids ?? firstBranches,
      member_id: person?.member_id ?? initial?.member_id ?? '',
      invitation_id: person?.invitation_id ?? '',
      services: services.filter((s) => gives(s, id)).map((s) => s.id),
      hours: firstHours(branches, firstBranches),
    },
    validate: {
      name: (name) => (name.trim() ? null : t('common:field.required')),
      branch_ids: (ids) => (ids.length > 0 ? null : t('people.branch_required')),
      hours: (hours, draft) => (!person && firstHoursFault(hours, draft.branch_ids) ? t('hours.fix') : null),
    },
    send: async ({ hours, services: wanted, member_id, invitation_id, ...draft }) => {
      const saved = person
        ? await client.PATCH('/resources/{id}', {
            params: { path: { id: person.id }, header: ifMatch(person.version) },
            body: { ...draft, member_id, invitation_id },
          })
        : await client.POST('/resources', {
            body: {
              kind: 'practitioner',
              ...draft,
              ...(member_id ? { member_id } : {}),
              ...(invitation_id ? { invitation_id } : {}),
              weekly_hours: weeklyOf(hours, draft.branch_ids, branches),
            },
          });
      if (!saved.data) return;
      await give(saved.data, wanted);
      await refresh();
      onSaved(saved.data);
    },
  });

  /** The person is saved by now: what fails here is told, and can be repeated. */
  async function give(saved: Resource, wanted: string[]) {
    if (!may('services.manage')) return;
    const all = everybody.map((p) => (p === nobody ? saved.id : p));
    await saveGiving(saved, { services, wanted: new Set(wanted), everybody: all }).catch(toast.failed);
  }

  const draft = form.values;
  if (branches.length === 0) return <Alert>{t('people.branch_first')}</Alert>;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <Stale problem={problem} onReload={refresh} />
        <div className={classes.pair}>
          <TextInput
            label={t('people.name')}
            placeholder={t('people.name_example')}
            required
            maxLength={120}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Autocomplete
            label={t('people.profession')}
            data={suggestions.data?.practitioner_titles ?? []}
            autoComplete="off"
            maxLength={120}
            {...form.getInputProps('title')}
          />
        </div>
        <BranchChoice
          branches={branches}
          value={draft.branch_ids}
          onChange={(ids) => {
            form.setFieldValue('branch_ids', ids);
            form.clearFieldError('branch_ids');
          }}
          error={form.errors.branch_ids}
        />
        {person ? null : (
          <FirstHoursFields
            value={draft.hours}
            branches={branches.filter((b) => draft.branch_ids.includes(b.id))}
            onChange={(hours) => {
              form.setFieldValue('hours', hours);
              form.clearFieldError('hours');
            }}
            error={form.errors.hours}
          />
        )}
        {may('services.manage') &&
        services.some((s) => !draft.services.includes(s.id) || canLeave(s, id, everybody)) ? (
          <ServiceChoice
            services={services}
            value={draft.services}
            onChange={(ids) => form.setFieldValue('services', ids)}
            locked={(s) => !canLeave(s, id, everybody)}
          />
        ) : null}
        <MemberSelect
          person={person}
          people={people}
          value={draft.member_id || (draft.invitation_id && invited + draft.invitation_id)}
          onChange={(chosen) => {
            const waits = chosen.startsWith(invited);
            form.setFieldValue('member_id', waits ? '' : chosen);
            form.setFieldValue('invitation_id', waits ? chosen.slice(invited.length) : '');
          }}
          error={form.errors.member_id ?? form.errors.invitation_id}
        />
        <ColorField
          label={t('people.color')}
          value={draft.color}
          onChange={(color) => form.setFieldValue('color', color)}
        />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        <Group justify="flex-end" gap="xs">
          {onCancel ? (
            <Button variant="default" onClick={onCancel}>
              {t('common:action.cancel')}
            </Button>
          ) : null}
          <Button type="submit" loading={sending}>
            {submitLabel ?? (person ? t('common:action.save') : t('people.add'))}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ServiceChoiceProps {
  services: Service[];
  value: string[];
  onChange: (ids: string[]) => void;
  /** A service nobody else gives: it cannot be left. */
  locked: (service: Service) => boolean;
}

function ServiceChoice({ services, value, onChange, locked }: ServiceChoiceProps) {
  const { t } = useTranslation('branches');
  const all = services.length === value.length;
  const kept = services.filter((s) => locked(s) && value.includes(s.id)).map((s) => s.id);
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('people.services')}</legend>
      <div className={classes.box}>
        <Checkbox
          label={t('people.all_services')}
          checked={all}
          indeterminate={!all && value.length > 0}
          disabled={all && kept.length === services.length}
          onChange={() => onChange(all ? kept : services.map((s) => s.id))}
        />
        <div className={classes.columns}>
          {services.map((s) => (
            <Checkbox
              key={s.id}
              label={<bdi>{s.name}</bdi>}
              checked={value.includes(s.id)}
              disabled={kept.includes(s.id)}
              onChange={(e) => onChange(e.currentTarget.checked ? [...value, s.id] : value.filter((id) => id !== s.id))}
            />
          ))}
        </div>
      </div>
      {kept.length > 0 ? <p className={classes.hint}>{t('people.only_giver', { count: kept.length })}</p> : null}
    </fieldset>
  );
}

interface MemberProps {
  person: Resource | undefined;
  people: Resource[];
  value: string;
  onChange: (id: string) => void;
  error?: React.ReactNode;
}

/**
 * Ties the practitioner to the account they sign in with, so that they find their own day; or to an invitation, whose
 * account will be theirs.
 */
function MemberSelect({ person, people, value, onChange, error }: MemberProps) {
  const { t } = useTranslation('branches');
  const may = useMay();
  const reads = may('members.read');
  const invitations = useInvitations(may('members.manage')).data?.items ?? [];
  const members = useMembers(reads).data?.items ?? [];
  const others = people.filter((p) => p.id !== person?.id);
  const tied = new Set(others.flatMap((p) => [p.member_id, p.invitation_id && invited + p.invitation_id]));
  const choices = [
    ...members
      .filter((m) => m.id === value || m.status === 'active')
      .map((m) => ({ value: m.id, label: [m.name, m.email].filter(Boolean).join(' · ') })),
    ...invitations
      .filter((i) => invited + i.id === value || i.status === 'pending')
      .map((i) => ({ value: invited + i.id, label: t('people.invited_as', { name: i.name, email: i.email }) })),
  ].filter((choice) => !tied.has(choice.value));
  if (!reads || choices.length === 0) return null;
  return (
    <Select
      label={t('people.member')}
      description={t('people.member_hint')}
      placeholder={t('people.no_member')}
      data={choices}
      searchable
      clearable
      nothingFoundMessage={t('nothing_found')}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      error={error}
    />
  );
}
