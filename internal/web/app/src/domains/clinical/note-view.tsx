import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WallDate } from '@/ui/values';
import { unitText, useName } from './names';
import type { Region } from './regions';
import { ToothChart } from './tooth-chart';
import type { Measurement, Note, NoteField, Plan, Problem, Teeth } from './types';

/** What a note says, to be read. Sections and fields without an answer are left out. */
export function NoteView({ note }: { note: Pick<Note, 'sections' | 'content'> }) {
  const name = useName();
  const content = note.content ?? {};
  return (
    <Stack gap="sm">
      {note.sections.map((section) => {
        const filled = section.fields.filter((f) => content[f.key] !== undefined);
        if (filled.length === 0) return null;
        const measures = filled.filter((f) => f.kind === 'measure');
        return (
          <section key={section.key}>
            <Title order={4} size="h5">
              {name(section.label)}
            </Title>
            {measures.length > 0 ? (
              <Text>{measures.map((f) => `${name(f.label)} ${measured(content[f.key])}`).join(' · ')}</Text>
            ) : null}
            {filled
              .filter((f) => f.kind !== 'measure')
              .map((f) => (
                <Answer key={f.key} field={f} value={content[f.key]} alone={filled.length === 1} />
              ))}
          </section>
        );
      })}
    </Stack>
  );
}

function measured(value: unknown): string {
  const m = value as Measurement;
  return `\u2068${m.value} ${unitText(m.unit)}\u2069`;
}

function Answer({ field, value, alone }: { field: NoteField; value: unknown; alone: boolean }) {
  const name = useName();
  const { t } = useTranslation('clinical');
  const option = (key: string) => name(field.options?.find((o) => o.key === key)?.label ?? { en: key });
  const label = alone ? null : (
    <Text span size="sm" c="dimmed">
      {name(field.label)}:{' '}
    </Text>
  );
  switch (field.kind) {
    case 'tooth_chart':
      return <ToothChart label={name(field.label)} value={value as Teeth} />;
    case 'plan':
      return <PlanView plan={value as Plan} />;
    case 'problems':
      return (
        <Text style={{ whiteSpace: 'pre-wrap' }}>
          {label}
          {(value as Problem[]).map((p) => [p.code, p.title].filter(Boolean).join(' ')).join(', ')}
        </Text>
      );
    case 'choice':
      return (
        <Text>
          {label}
          {option(value as string)}
        </Text>
      );
    case 'checklist':
      return (
        <Text>
          {label}
          {(value as string[]).map(option).join(', ')}
        </Text>
      );
    case 'body_map':
      return (
        <Text>
          {label}
          {(value as Region[]).map((r) => t(`region.${r}`)).join(', ')}
        </Text>
      );
    default:
      return (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">
          {label}
          {value as string}
          {field.unit ? ` ${unitText(field.unit)}` : ''}
        </Text>
      );
  }
}

function PlanView({ plan }: { plan: Plan }) {
  const { t } = useTranslation('clinical');
  return (
    <>
      {plan.text ? (
        <Text style={{ whiteSpace: 'pre-wrap' }} dir="auto">
          {plan.text}
        </Text>
      ) : null}
      {plan.follow_up_on ? (
        <Text>
          {t('plan.follow_up_on')}: <WallDate value={plan.follow_up_on} /> {plan.follow_up}
        </Text>
      ) : null}
      {plan.orders?.length ? (
        <Text>
          {t('plan.orders')}: {plan.orders.join(', ')}
        </Text>
      ) : null}
    </>
  );
}
