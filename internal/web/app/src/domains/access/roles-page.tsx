import {
  Badge,
  Button,
  Group,
  SimpleGrid,
  Stack,
  Card as Surface,
  Table,
  Text,
  Title,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLock, IconPlus, IconPrinter, IconShieldLock } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState } from '@/ui/states';
import { byGroup } from './grants';
import { usePermissions, useRoles } from './queries';
import { RoleEditor } from './role-editor';
import classes from './roles-page.module.css';
import { SensitiveMark } from './sensitive-mark';
import type { Permission, Role } from './types';
import { usePermissionWords } from './words';

/** Who may do what: the roles, and the published matrix of what each is allowed. */
export function RolesPage() {
  const { t } = useTranslation('access');
  const may = useMay();
  const roles = useRoles();
  const permissions = usePermissions();
  const [edited, setEdited] = useState<Role | 'new'>();
  const manage = may('roles.manage');
  return (
    <Page>
      <PageHeader
        title={t('roles.title')}
        description={t('roles.description')}
        actions={
          <>
            <Button
              className={classes.screen}
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('roles.print')}
            </Button>
            {manage ? (
              <Button
                className={classes.screen}
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setEdited('new')}
              >
                {t('role.new')}
              </Button>
            ) : null}
          </>
        }
      />
      <DataState query={roles}>
        {({ items }) => (
          <DataState query={permissions}>
            {(catalogue) => (
              <Stack gap="lg">
                <RoleCards roles={items} onEdit={manage ? setEdited : undefined} />
                <Matrix roles={items} permissions={catalogue.items} />
                <RoleEditor role={edited} permissions={catalogue.items} onClose={() => setEdited(undefined)} />
              </Stack>
            )}
          </DataState>
        )}
      </DataState>
    </Page>
  );
}

function RoleCards({ roles, onEdit }: { roles: Role[]; onEdit: ((role: Role) => void) | undefined }) {
  const { t } = useTranslation(['access', 'common']);
  const words = usePermissionWords();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" className={classes.screen}>
      {roles.map((role) => (
        <Surface key={role.id} withBorder padding="md" radius="lg" className={classes.role}>
          <Group justify="space-between" gap={6} wrap="nowrap">
            <Title order={2} size="h4">
              {words.roleName(role)}
            </Title>
            {role.builtin ? (
              <Tooltip label={t(role.key === 'owner' ? 'roles.owner_hint' : 'roles.builtin_hint')} multiline maw={260}>
                <IconLock size={15} role="img" aria-label={t('roles.builtin')} className={classes.icon} />
              </Tooltip>
            ) : null}
          </Group>
          <Text size="sm" c="dimmed" className={classes.text}>
            {words.roleText(role)}
          </Text>
          <Group gap={6} mt="xs" justify="space-between">
            <Text size="sm">{t('roles.held_by', { count: role.members })}</Text>
            {role.second_factor ? (
              <Tooltip label={t('role.second_factor_hint')} multiline maw={260}>
                <Badge variant="light" color="gray" radius="sm" leftSection={<IconShieldLock size={12} aria-hidden />}>
                  {t('roles.second_factor')}
                </Badge>
              </Tooltip>
            ) : null}
          </Group>
          {onEdit && role.key !== 'owner' ? (
            <Button variant="default" size="compact-sm" mt="sm" onClick={() => onEdit(role)}>
              {t('common:action.edit')}
              <VisuallyHidden> {words.roleName(role)}</VisuallyHidden>
            </Button>
          ) : null}
        </Surface>
      ))}
    </SimpleGrid>
  );
}

function Matrix({ roles, permissions }: { roles: Role[]; permissions: Permission[] }) {
  const { t } = useTranslation('access');
  const words = usePermissionWords();
  return (
    <Card padded={false}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className={classes.scroll} aria-label={t('roles.matrix')} tabIndex={0}>
        <Table className={classes.matrix} withRowBorders highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.first}>{t('roles.permission')}</Table.Th>
              {roles.map((role) => (
                <Table.Th key={role.id} className={classes.column}>
                  {words.roleName(role)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {byGroup(permissions).map(({ group, permissions: list }) => (
            <Table.Tbody key={group}>
              <Table.Tr className={classes.group}>
                <Table.Th scope="rowgroup" colSpan={roles.length + 1} className={classes.groupName}>
                  {words.group(group)}
                </Table.Th>
              </Table.Tr>
              {list.map((p) => (
                <Table.Tr key={p.key}>
                  <Table.Th scope="row" className={classes.first}>
                    {words.sentence(p)} {p.sensitive ? <SensitiveMark /> : null}
                  </Table.Th>
                  {roles.map((role) => (
                    <Table.Td key={role.id} className={classes.cell}>
                      <Allowed yes={role.permissions.includes(p.key)} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          ))}
        </Table>
      </section>
      <div className={classes.hint}>
        <IconAlertTriangle size={16} aria-hidden className={classes.sensitive} />
        <span>
          {t('roles.sensitive')}: {t('roles.sensitive_hint')}
        </span>
      </div>
    </Card>
  );
}

function Allowed({ yes }: { yes: boolean }) {
  const { t } = useTranslation('access');
  return (
    <Fragment>
      {yes ? <IconCheck size={18} aria-hidden className={classes.yes} /> : <span aria-hidden className={classes.no} />}
      <VisuallyHidden>{yes ? t('roles.may') : t('roles.may_not')}</VisuallyHidden>
    </Fragment>
  );
}
