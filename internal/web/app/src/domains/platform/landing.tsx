import { Button, Group } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '@/i18n/languages';
import { Brand } from '@/ui/brand';
import { LanguageMenu } from '@/ui/language-menu';
import { ButtonLink } from '@/ui/links';
import { pageTitleId } from '@/ui/page-header';
import { ThemeToggle } from '@/ui/theme-toggle';
import { ClinicIcon } from './clinic-icon';
import { guessCountry, here } from './country-guess';
import { DayPreview } from './day-preview';
import { FindClinic } from './find-clinic';
import classes from './landing.module.css';
import { useClinicTypes, useCountries, usePlans } from './packs';
import { PlanCards } from './plan-cards';

const points = ['slot', 'branch', 'seen', 'live', 'language'] as const;

/** The front door: what Praxis is, what it costs, and the way in. */
export function LandingPage() {
  const { t } = useTranslation(['platform', 'common']);
  useDocumentTitle(`${t('common:app.name')} · ${t('landing.title')}`);
  const countries = useCountries().data?.items ?? [];
  const [chosen, choose] = useState<string>();
  const [finding, find] = useDisclosure();
  const country = chosen ?? guessCountry(countries, here()) ?? countries[0]?.code;
  return (
    <div className={classes.page}>
      <a href="#content" className={classes.skip}>
        {t('common:nav.skip')}
      </a>
      <header className={classes.bar}>
        <Brand onDark />
        <Group gap={4} ms="auto" wrap="nowrap" className={classes.tools}>
          <LanguageMenu onDark />
          <ThemeToggle onDark />
          <Button variant="white" color="petrol" size="sm" ms={4} onClick={find.open}>
            {t('landing.sign_in')}
          </Button>
        </Group>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Hero country={country} />
        <Points />
        <Types />
        <PlanCards country={country} onCountry={choose} />
        <section className={classes.last}>
          <h2 className={classes.h2}>{t('landing.last')}</h2>
          <ButtonLink to="/sign-up" search={country ? { country } : {}} size="md" className={classes.go}>
            {t('landing.begin')}
          </ButtonLink>
        </section>
      </main>
      <footer className={classes.footer}>
        <Brand size={22} />
        <span>{t('landing.footer')}</span>
      </footer>
      <FindClinic opened={finding} onClose={find.close} />
    </div>
  );
}

function Hero({ country }: { country: string | undefined }) {
  const { t } = useTranslation('platform');
  const days = usePlans().data?.items[0]?.trial_days;
  return (
    <section className={classes.hero}>
      <div className={classes.words}>
        <h1 id={pageTitleId} tabIndex={-1} className={classes.title}>
          {t('landing.title')}
        </h1>
        <p className={classes.lead}>{t('landing.body')}</p>
        <Group gap="md" mt="lg">
          <ButtonLink to="/sign-up" search={country ? { country } : {}} size="lg" className={classes.go}>
            {t('landing.begin')}
          </ButtonLink>
          <a href="#plans" className={classes.quiet}>
            {t('landing.see_plans')}
          </a>
        </Group>
        <p className={classes.free}>{days ? t('landing.free', { count: days }) : ' '}</p>
      </div>
      <div className={classes.preview}>
        <DayPreview />
      </div>
    </section>
  );
}

function Points() {
  const { t } = useTranslation('platform');
  return (
    <section className={classes.points} aria-label={t('landing.main')}>
      {points.map((key) => (
        <div key={key} className={classes.point}>
          <h2 className={classes.h2}>{t(`landing.point.${key}`)}</h2>
          <div>
            <p>{t(`landing.point.${key}_body`)}</p>
            {key === 'language' ? (
              <p className={classes.tongues}>
                {languages.map((l) => (
                  <span key={l.code} lang={l.code}>
                    {l.name}
                  </span>
                ))}
              </p>
            ) : null}
          </div>
        </div>
      ))}
    </section>
  );
}

function Types() {
  const { t } = useTranslation('platform');
  const types = useClinicTypes().data?.items ?? [];
  return (
    <section className={classes.types}>
      <div>
        <h2 className={classes.h2}>{t('landing.types')}</h2>
        <p>{t('landing.types_body')}</p>
      </div>
      <ul>
        {types.map((type) => (
          <li key={type.key} title={type.summary}>
            <ClinicIcon name={type.icon} size={22} />
            {type.name}
          </li>
        ))}
      </ul>
    </section>
  );
}
