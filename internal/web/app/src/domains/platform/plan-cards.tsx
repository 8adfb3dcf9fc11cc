import { Alert, Select, Skeleton, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { localeTag, useLocale } from '@/app/locale';
import { formatMoney } from '@/ui/format';
import { ButtonLink } from '@/ui/links';
import classes from './landing.module.css';
import { useCountries, usePlans } from './packs';

interface Props {
  /** Whose currency the prices are in. */
  country: string | undefined;
  onCountry: (code: string) => void;
}

/** The plans side by side, priced for a country that can be changed. */
export function PlanCards({ country, onCountry }: Props) {
  const { t } = useTranslation('platform');
  const plans = usePlans();
  const countries = useCountries().data?.items ?? [];
  const items = plans.data?.items ?? [];
  const currency = countries.find((c) => c.code === country)?.currency;
  return (
    <section className={classes.plans} id="plans" aria-labelledby="plans-title">
      <div className={classes.plansHead}>
        <div>
          <h2 id="plans-title" className={classes.h2}>
            {t('landing.plans')}
          </h2>
          <Text c="dimmed">{items[0] ? t('landing.plans_body', { days: items[0].trial_days }) : null}</Text>
        </div>
        <Select
          label={t('landing.plans_country')}
          value={country ?? null}
          onChange={(code) => code && onCountry(code)}
          data={countries.map((c) => ({ value: c.code, label: `${c.name} · ${c.currency}` }))}
          w={260}
        />
      </div>
      {plans.error && items.length === 0 ? <Alert color="yellow">{t('landing.plans_away')}</Alert> : null}
      <div className={classes.cards}>
        {items.map((plan) => (
          <PlanCard key={plan.key} plan={plan} currency={currency} country={country} />
        ))}
        {plans.isPending ? [1, 2, 3].map((n) => <Skeleton key={n} h={340} radius="lg" />) : null}
      </div>
    </section>
  );
}

interface CardProps {
  plan: Schema<'Plan'>;
  currency: string | undefined;
  country: string | undefined;
}

function PlanCard({ plan, currency, country }: CardProps) {
  const { t } = useTranslation('platform');
  const { language } = useLocale();
  const price = plan.prices[currency ?? ''] ?? plan.prices.USD;
  return (
    <article className={classes.plan} data-trial={plan.trial || undefined}>
      <div className={classes.planTop}>
        <h3 className={classes.planName}>{plan.name}</h3>
        {plan.trial ? <span className={classes.flag}>{t('landing.plan_trial')}</span> : null}
      </div>
      <Text c="dimmed" size="sm">
        {plan.summary}
      </Text>
      <p className={classes.price}>
        <strong>{price ? <bdi>{formatMoney(price, localeTag(language, country))}</bdi> : '–'}</strong>
        <span>{t(`landing.per_${plan.per}`)}</span>
      </p>
      <ul className={classes.included}>
        {plan.included.map((line) => (
          <li key={line}>
            <IconCheck size={16} aria-hidden />
            {line}
          </li>
        ))}
      </ul>
      <ButtonLink
        to="/sign-up"
        search={country ? { country } : {}}
        variant={plan.trial ? 'filled' : 'default'}
        fullWidth
        aria-label={`${t('landing.plan_go', { days: plan.trial_days })}: ${plan.name}`}
      >
        {t('landing.plan_go', { days: plan.trial_days })}
      </ButtonLink>
    </article>
  );
}
