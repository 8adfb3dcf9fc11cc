import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallDate } from '@/ui/format';
import classes from './face-sheet.module.css';
import { usePatientFlags } from './flags';
import { useKindName } from './identifiers';
import { useFlagText } from './patient-flags';
import { readablePhone } from './readable-phone';
import { useAddressText } from './record-fields';
import { ageOn } from './search';
import type { PatientRecord } from './types';

/** The record on paper: who the patient is and what to know first. On the screen it is not there. */
export function FaceSheet({ patient: p, today }: { patient: PatientRecord; today: string }) {
  const { t } = useTranslation('patients');
  const { tag } = useLocale();
  const kind = useKindName();
  const text = useFlagText();
  const address = useAddressText(p.country);
  const flags = usePatientFlags(p.id).data ?? [];
  const born = p.birth_date
    ? `${formatWallDate(p.birth_date, tag)} (${t('age', { count: ageOn(p.birth_date, today) })})`
    : '';
  const contact = (c: { name?: string; relation?: string; phone?: string }) =>
    [c.name, c.relation, readablePhone(c.phone ?? '')].filter(Boolean).join(', ');
  const rows: [string, string][] = [
    [t('field.birth_date'), born],
    [t('field.sex'), p.sex ? t(`sex.${p.sex}`) : ''],
    [t('field.phone'), [readablePhone(p.phone), p.phone_owner].filter(Boolean).join(', ')],
    [t('field.second_phone'), [readablePhone(p.second_phone), p.second_phone_owner].filter(Boolean).join(', ')],
    [t('field.email'), p.email],
    [t('field.address'), address(p.address)],
    [t('field.guardian'), contact(p.guardian)],
    [t('field.emergency_contact'), contact(p.emergency_contact)],
    ...p.identifiers.map((x): [string, string] => [kind(x.kind), `•••• ${x.tail}`]),
    ...p.insurances.map((x): [string, string] => [t('field.insurance'), `${x.payer} ${x.plan} •••• ${x.tail}`]),
    [t('field.notes'), p.notes],
  ];
  return (
    <div className={classes.sheet} aria-hidden>
      <p className={classes.title}>
        {p.name} · {t('page.number', { number: p.number })}
      </p>
      {flags.length > 0 ? (
        <ul className={classes.flags}>
          {flags.map((flag) => (
            <li key={`${flag.kind} ${flag.detail}`}>{text(flag)}</li>
          ))}
        </ul>
      ) : null}
      <table className={classes.table}>
        <tbody>
          {rows
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <tr key={name + value}>
                <th scope="row">{name}</th>
                <td>
                  <bdi>{value}</bdi>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
