import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/ui/values';
import classes from './followups.module.css';
import type { TaskAct } from './types';
import { useFollowupWords } from './words';

/** What was done about a patient's follow-ups, the newest first. What was taken back is struck through. */
export function ActList({ acts }: { acts: TaskAct[] }) {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  return (
    <ol className={classes.acts}>
      {acts.map((a) => (
        <li key={a.id} data-undone={a.undone || undefined}>
          <Text size="sm" component="p" m={0}>
            <strong>{a.outcome && a.act === 'attempt' ? words.outcome(a.outcome) : words.act(a.act)}</strong>
            {' · '}
            {words.event(a.event)}
          </Text>
          {a.note ? (
            <Text size="sm" component="p" m={0} className={classes.note}>
              <bdi>{a.note}</bdi>
            </Text>
          ) : null}
          <Text size="xs" c="dimmed" component="p" m={0}>
            <Instant value={a.at} zone={a.time_zone} />
            {a.by ? (
              <>
                {' · '}
                <bdi>{t('row.by', { name: a.by })}</bdi>
              </>
            ) : null}
          </Text>
        </li>
      ))}
    </ol>
  );
}
