import { Badge, Button, Group, Switch, Table, Text, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { formatWallTime } from '@/ui/format';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { SideDrawer } from '../scheduling/side-drawer';
import { useRules } from './queries';
import { RuleForm } from './rule-form';
import classes from './rules.module.css';
import type { Rule } from './types';
import { useAssigneeName, useFollowupWords } from './words';

/** The rules that put patients on the list. */
export function RulesPage() {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  const manage = useMay()('followups.manage');
  const rules = useRules();
  const [editing, setEditing] = useState<Rule | 'new'>();
  const close = () => setEditing(undefined);
  return (
    <Page>
      <PageHeader
        title={t('rules.title')}
        description={t('rules.about')}
        actions={
          manage ? (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
              {t('rules.add')}
            </Button>
          ) : null
        }
      />
      <Card padded={false}>
        <DataState query={rules}>
          {({ items }) => (
            <Table verticalSpacing={10} horizontalSpacing="md">
              <Table.Tbody>
                {items.map((rule) => (
                  <RuleLine key={rule.id} rule={rule} onEdit={manage ? () => setEditing(rule) : undefined} />
                ))}
              </Table.Tbody>
            </Table>
          )}
        </DataState>
      </Card>
      <SideDrawer
        opened={Boolean(editing)}
        onClose={close}
        title={editing && editing !== 'new' ? t('rules.edit', { name: words.ruleName(editing) }) : t('rules.add')}
      >
        {editing ? (
          <RuleForm
            key={editing === 'new' ? 'new' : editing.id}
            rule={editing === 'new' ? undefined : editing}
            onDone={close}
          />
        ) : null}
      </SideDrawer>
    </Page>
  );
}

function RuleLine({ rule, onEdit }: { rule: Rule; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  const assignee = useAssigneeName();
  const delay = useDelayText();
  const name = words.ruleName(rule);
  return (
    <Table.Tr className={classes.line} data-off={!rule.active || undefined}>
      <Table.Td>
        {onEdit ? (
          <UnstyledButton className={classes.name} onClick={onEdit}>
            <bdi>{name}</bdi>
          </UnstyledButton>
        ) : (
          <Text fw={600}>
            <bdi>{name}</bdi>
          </Text>
        )}
        <Text size="sm" c="dimmed">
          <bdi>
            {words.event(rule.event)} · {delay(rule)}
          </bdi>
        </Text>
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Group gap={6}>
          <Badge variant="default" tt="none">
            <bdi>{assignee(rule.assignee)}</bdi>
          </Badge>
          <Badge variant="default" tt="none">
            {t('row.value', { number: rule.priority })}
          </Badge>
        </Group>
      </Table.Td>
      <Table.Td w={1}>
        {onEdit ? (
          <Active rule={rule} name={name} />
        ) : rule.active ? null : (
          <Badge variant="default" tt="none">
            {t('rules.off')}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** When a rule's follow-ups are due, in a few words. */
function useDelayText(): (rule: Rule) => string {
  const { t } = useTranslation('followups');
  const { tag } = useLocale();
  return ({ delay }) => {
    const number = delay.amount;
    const key =
      delay.relative_to === 'due_date'
        ? 'rules.delay_due'
        : delay.unit === 'hours'
          ? 'rules.delay_hours'
          : 'rules.delay_days';
    const at = delay.at ? t('rules.delay_at', { time: formatWallTime(delay.at, tag) }) : '';
    return [t(key, { number }), at].filter(Boolean).join(' ');
  };
}

function Active({ rule, name }: { rule: Rule; name: string }) {
  const { t } = useTranslation('followups');
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);

  async function set(active: boolean) {
    setBusy(true);
    try {
      const { id, version, ...body } = rule;
      await client.PUT('/followup-rules/{id}', {
        params: { path: { id }, header: ifMatch(version) },
        body: bodyOf({ ...body, active }),
      });
      toast.done(t(active ? 'rules.now_on' : 'rules.now_off', { name }), { id: `rule-${id}` });
    } catch (error) {
      toast.failed(error);
    } finally {
      await queries.invalidateQueries({ queryKey: ['get', '/followup-rules'] });
      setBusy(false);
    }
  }

  return (
    <Switch
      checked={rule.active}
      disabled={busy}
      onChange={(e) => void set(e.currentTarget.checked)}
      aria-label={t('rules.switch', { name })}
    />
  );
}

/** What of a rule is sent to be saved: not what the server alone knows. */
function bodyOf({ key: _, created_at: __, ...body }: Omit<Rule, 'id' | 'version'>) {
  const { name: ___, ...assignee } = body.assignee;
  return { ...body, assignee };
}
