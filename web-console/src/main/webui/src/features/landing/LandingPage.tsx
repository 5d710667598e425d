import { Button, Card, CardBody, CardTitle, Content } from '@patternfly/react-core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { signInAddress } from '@/lib/session';

const POINTS = ['publish', 'call', 'settle'] as const;

/** What Modelmarket is, in a few lines, and the way in. */
export function LandingPage() {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    document.title = 'Modelmarket';
  }, []);
  return (
    <>
      <section className="market-hero">
        <h1>{t('landing.title')}</h1>
        <p>{t('landing.text')}</p>
        <Button component="a" size="lg" href={signInAddress('/', i18n.language)}>
          {t('session.signIn')}
        </Button>
      </section>
      <section className="market-points" aria-label={t('landing.how')}>
        {POINTS.map((point) => (
          <Card key={point} isLarge>
            <CardTitle component="h2">{t(`landing.points.${point}.title`)}</CardTitle>
            <CardBody>
              <Content component="p">{t(`landing.points.${point}.text`)}</Content>
            </CardBody>
          </Card>
        ))}
      </section>
    </>
  );
}
