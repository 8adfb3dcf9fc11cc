import {
  Badge,
  Button,
  Group,
  Modal,
  NativeSelect,
  Radio,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useMay } from '@/app/session';
import { directionOf, languages } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { Card } from '@/ui/page';
import { fieldText } from '@/ui/problem-text';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Instant } from '@/ui/values';
import { refreshFlags } from '../patients/flags';
import classes from './intake.module.css';
import { Intakes } from './intakes';
import { type Drawing, Signature, SignaturePad } from './signature-pad';

type Purpose = Schema<'ConsentPurpose'>;
type Consent = Schema<'Consent'>;
type Patient = Pick<Schema<'Patient'>, 'id' | 'name'>;

/** Which forms a patient has, and what they agreed to. */
export function ConsentsTab({ patient }: { patient: Patient }) {
  const { i18n } = useTranslation();
  const may = useMay();
  const [language, setLanguage] = useState(i18n.language);
  const query = api.useQuery('get', '/patients/{id}/consents', {
    params: { path: { id: patient.id }, query: { language } },
  });
  return (
    <Stack gap="md">
      {may('intake.send') ? <Intakes patient={patient} /> : null}
      <DataState query={query}>
        {(sheet) => <Ledger patient={patient} sheet={sheet} language={language} onLanguage={setLanguage} />}
      </DataState>
    </Stack>
  );
}

interface LedgerProps {
  patient: Patient;
  sheet: { purposes: Purpose[]; history: Consent[]; languages: string[]; signer: Schema<'ConsentSigner'> };
  language: string;
  onLanguage: (code: string) => void;
}

type Asking = { purpose: Purpose; act: 'record' | 'withdraw' };

function Ledger({ patient, sheet, language, onLanguage }: LedgerProps) {
  const { t } = useTranslation('intake');
  const may = useMay();
  const [asking, setAsking] = useState<Asking>();
  const [reading, setReading] = useState<string>();
  const spoken = languages.filter((l) => sheet.languages.includes(l.code));
  return (
    <Card>
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3">
          {t('consent.title')}
        </Title>
        <NativeSelect
          aria-label={t('consent.language')}
          value={sheet.languages.includes(language) ? language : 'en'}
          data={spoken.map((l) => ({ value: l.code, label: l.name }))}
          onChange={(event) => onLanguage(event.currentTarget.value)}
        />
      </Group>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {sheet.purposes.map((p) => (
          <PurposeRow
            key={p.purpose}
            purpose={p}
            mayRecord={may('consents.record')}
            onAsk={(act) => setAsking({ purpose: p, act })}
          />
        ))}
      </Stack>
      <Title order={3} size="h4" mt="lg" mb="xs">
        {t('consent.history')}
      </Title>
      {sheet.history.length === 0 ? (
        <EmptyState title={t('consent.none')} />
      ) : (
        <Table.ScrollContainer minWidth={480}>
          <Table>
            <Table.Tbody>
              {sheet.history.map((c) => (
                <Table.Tr key={c.id}>
                  <Table.Td>
                    <Instant value={c.at} />
                  </Table.Td>
                  <Table.Td>{titleOf(sheet.purposes, c)}</Table.Td>
                  <Table.Td>{t(`consent.state.${c.state}`)}</Table.Td>
                  <Table.Td>
                    <bdi>{c.signer_name || c.recorded_by}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <Button variant="subtle" size="compact-sm" onClick={() => setReading(c.id)}>
                      {t('consent.read')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {asking ? (
        <AskDialog
          patient={patient}
          asking={asking}
          ofAge={sheet.signer.of_age}
          capacity={sheet.signer.capacity}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
      {reading ? <Reading patient={patient.id} id={reading} onClose={() => setReading(undefined)} /> : null}
    </Card>
  );
}

function titleOf(purposes: Purpose[], c: Consent): string {
  return purposes.find((p) => p.purpose === c.purpose)?.text.title ?? (c.title || c.purpose);
}

interface RowProps {
  purpose: Purpose;
  mayRecord: boolean;
  onAsk: (act: Asking['act']) => void;
}

function PurposeRow({ purpose: p, mayRecord, onAsk }: RowProps) {
  const { t } = useTranslation('intake');
  const state = p.lapsed ? 'lapsed' : (p.latest?.state ?? (p.implied ? 'implied' : 'never'));
  const color = p.missing ? 'orange.9' : p.allowed ? 'teal.8' : 'dimmed';
  const withdrawable = p.latest ? p.latest.state === 'given' : p.implied;
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <div style={{ minWidth: 0, flex: '1 1 16rem' }}>
        <Text fw={600} dir={directionOf(p.text.language)} lang={p.text.language}>
          {p.text.title}
        </Text>
        <Group gap={6}>
          <Text size="sm" c={color}>
            {t(`consent.state.${state}`)}
          </Text>
          {p.latest ? (
            <Text size="sm" c="dimmed">
              <Instant value={p.latest.at} /> · <bdi>{p.latest.signer_name || p.latest.recorded_by}</bdi> ·{' '}
              {t('consent.version', { version: p.latest.text_version })}
            </Text>
          ) : null}
          {p.missing ? (
            <Badge variant="default" tt="none">
              {t('consent.missing')}
            </Badge>
          ) : null}
          {p.outdated ? (
            <Badge variant="default" tt="none">
              {t('consent.outdated')}
            </Badge>
          ) : null}
          {p.needs_review ? (
            <Badge variant="default" tt="none" title={p.basis}>
              {t('consent.needs_review')}
            </Badge>
          ) : null}
        </Group>
      </div>
      {mayRecord ? (
        <Group gap="xs">
          <Button variant="default" size="compact-md" onClick={() => onAsk('record')}>
            {t('consent.record')}
          </Button>
          {withdrawable ? (
            <Button variant="subtle" color="red" size="compact-md" onClick={() => onAsk('withdraw')}>
              {t('consent.withdraw')}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </Group>
  );
}

const relations = ['mother', 'father', 'legal_guardian', 'spouse', 'child', 'attorney', 'other'] as const;

interface AskProps {
  patient: Patient;
  asking: Asking;
  ofAge: boolean;
  capacity: boolean;
  onClose: () => void;
}

/** The words to read, and who says what to them. */
function AskDialog({ patient, asking, ofAge, capacity, onClose }: AskProps) {
  const { t, i18n } = useTranslation(['intake', 'common']);
  const queries = useQueryClient();
  const { purpose: p, act } = asking;
  const [state, setState] = useState<'given' | 'refused'>('given');
  const [by, setBy] = useState<'patient' | 'guardian' | 'staff'>(ofAge ? 'patient' : 'guardian');
  const [name, setName] = useState(ofAge ? patient.name : '');
  const [relation, setRelation] = useState('');
  const [understands, setUnderstands] = useState(false);
  const [drawing, setDrawing] = useState<Drawing>([]);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const failed = problem ? asProblem(problem) : undefined;
  const fault = (field: string) => {
    const found = failed?.fields.find((f) => f.pointer === `/${field}`);
    return found && failed ? fieldText(found, failed.code, i18n) : undefined;
  };

  async function send() {
    setBusy(true);
    setProblem(undefined);
    const who = {
      by,
      signer_name: by === 'staff' ? '' : name,
      understands,
      ...(drawing.length > 0 ? { signature: drawing } : {}),
      ...(by === 'guardian' && relation ? { relation: relation as 'mother' } : {}),
    };
    const params = { path: { id: patient.id } };
    try {
      if (act === 'withdraw') {
        await client.POST('/patients/{id}/consents/withdraw', { params, body: { ...who, purpose: p.purpose, reason } });
      } else {
        const text = { language: p.text.language, text_sha256: p.text.sha256 };
        await client.POST('/patients/{id}/consents', {
          params,
          body: { ...who, ...text, purpose: p.purpose, state, reason },
        });
      }
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['get', '/patients/{id}/consents'] }),
        refreshFlags(queries, patient.id),
      ]);
      toast.done(t(act === 'withdraw' ? 'consent.withdrawn' : 'consent.recorded'));
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  const signing = act === 'record' && state === 'given';
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={p.text.title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          <Text className={classes.words} dir={directionOf(p.text.language)} lang={p.text.language}>
            {p.text.body}
          </Text>
          {act === 'record' ? (
            <Radio.Group aria-label={p.text.title} value={state} onChange={(s) => setState(s as 'given')}>
              <Group>
                <Radio value="given" label={t('answer.agree')} />
                <Radio value="refused" label={t('answer.disagree')} />
              </Group>
            </Radio.Group>
          ) : null}
          <Radio.Group label={t('sign.who')} value={by} onChange={(s) => setBy(s as 'patient')} error={fault('by')}>
            <Stack gap="xs" mt="xs">
              <Radio value="patient" label={t('sign.patient', { name: patient.name })} />
              <Radio value="guardian" label={t('sign.guardian', { name: patient.name })} />
              <Radio value="staff" label={t('sign.staff')} />
            </Stack>
          </Radio.Group>
          {!ofAge && capacity && by === 'patient' ? (
            <label>
              <input type="checkbox" checked={understands} onChange={(e) => setUnderstands(e.currentTarget.checked)} />{' '}
              {t('sign.understands')}
            </label>
          ) : null}
          {by === 'guardian' ? (
            <NativeSelect
              label={t('sign.relation')}
              required
              error={fault('relation')}
              value={relation}
              data={[{ value: '', label: '' }, ...relations.map((r) => ({ value: r, label: t(`relation.${r}`) }))]}
              onChange={(event) => setRelation(event.currentTarget.value)}
            />
          ) : null}
          {by === 'staff' ? null : (
            <TextInput
              label={t('sign.name')}
              value={name}
              required
              error={fault('signer_name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          {signing && by !== 'staff' ? (
            <SignaturePad value={drawing} onChange={setDrawing} error={fault('signature')} />
          ) : null}
          {signing ? null : (
            <Textarea
              label={t('common:confirm.reason')}
              required={act === 'withdraw' || p.notice}
              maxLength={500}
              error={fault('reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <FormProblem problem={failed && failed.fields.length > 0 ? undefined : problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" color={act === 'withdraw' ? 'red' : undefined} loading={busy}>
              {t(act === 'withdraw' ? 'consent.withdraw' : 'consent.record')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** One line of the ledger as it was read and signed, to print. */
function Reading({ patient, id, onClose }: { patient: string; id: string; onClose: () => void }) {
  const { t } = useTranslation(['intake', 'common']);
  const query = api.useQuery('get', '/patients/{id}/consents/{consent_id}', {
    params: { path: { id: patient, consent_id: id } },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={query.data?.title ?? ''}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <DataState query={query}>
        {(c) => (
          <Stack gap="sm">
            <Text className={classes.words} dir={directionOf(c.language)} lang={c.language}>
              {c.body}
            </Text>
            <Text>
              {t(`consent.state.${c.state}`)} · <Instant value={c.at} /> · <bdi>{c.signer_name || c.recorded_by}</bdi>
              {c.relation ? ` · ${t(`relation.${c.relation as 'mother'}`)}` : ''}
            </Text>
            {c.reason ? <Text>{c.reason}</Text> : null}
            {c.signature ? <Signature value={c.signature as Drawing} /> : null}
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <bdi>
                {c.basis} · {c.ip} · SHA-256 {c.text_sha256}
              </bdi>
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => window.print()}>
                {t('consent.print')}
              </Button>
            </Group>
          </Stack>
        )}
      </DataState>
    </Modal>
  );
}
