import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useLocale } from '@/app/locale';
import { useMay, useMe } from '@/app/session';
import { usePeople } from './queries';
import type { Reader } from './values';

const keep = { staleTime: 60_000 };

/** Names behind the ids a reader of the audit comes across, as far as their role lets them see. */
function useNames(): Map<string, string> {
  const may = useMay();
  const { branches } = useMe();
  const people = usePeople(may('members.read')).data?.items;
  const roles = api.useQuery('get', '/roles', {}, { ...keep, enabled: may('roles.read') }).data?.items;
  const services = api.useQuery('get', '/services', {}, { ...keep, enabled: may('services.read') }).data?.items;
  const resources = api.useQuery('get', '/resources', {}, { ...keep, enabled: may('resources.read') }).data?.items;
  return useMemo(() => {
    const lists = [branches, people, roles, services, resources];
    return new Map(lists.flatMap((list) => (list ?? []).map(({ id, name }) => [id, name] as const)));
  }, [branches, people, roles, services, resources]);
}

/** Writes values of the audit in the reader's language, on the clock of the branch in view. */
export function useReader(): Reader {
  const { t, i18n } = useTranslation(['audit', 'common']);
  const { tag } = useLocale();
  const { branch } = useBranch();
  const { tenant } = useMe();
  const names = useNames();
  return useMemo(() => {
    const say = (key: string) => (i18n.exists(key) ? (t as (key: string) => string)(key) : undefined);
    return {
      tag,
      zone: branch?.time_zone,
      currency: tenant.currency,
      nameOf: (id) => names.get(id) ?? say(`audit:step.${id}`),
      wordFor: (field, value) => {
        if (value === 'yes' || value === 'no') return say(`common:state.${value}`);
        if (field === 'field') return say(`audit:field.${value}`);
        if (field === 'permission') return say(`access:permission.${value.replace('.', '_')}`);
        return /^(.*_)?(status|act|kind|source)$/.test(field) ? say(`audit:value.${value}`) : undefined;
      },
    };
  }, [t, i18n, tag, branch, tenant, names]);
}
