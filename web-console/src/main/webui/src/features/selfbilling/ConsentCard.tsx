import { Button, Card, CardBody, CardFooter, CardTitle } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Consent } from './api';
import { SayConsent } from './SayConsent';

interface Props {
  tenant: string;
  consent: Consent;
  zone: string;
}

/** What the tenant has said, since when, and how to say otherwise. */
export function ConsentCard({ tenant, consent, zone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isSaying, setSaying] = useState(false);
  const { agreed, at, registration } = consent;
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('selfBilled.consent')}</CardTitle>
      <CardBody>
        <p>{t(agreed ? 'selfBilled.agreed' : 'selfBilled.notAgreed')}</p>
        {at && (
          <p className="market-as-of">
            {[
              t('selfBilled.since', { instant: format.instant(at, zone), zone }),
              registration && `${t('selfBilled.registration')}: ${registration}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </CardBody>
      <CardFooter>
        <Button variant={agreed ? 'secondary' : 'primary'} onClick={() => setSaying(true)}>
          {t(agreed ? 'selfBilled.withdraw' : 'selfBilled.agree')}
        </Button>
      </CardFooter>
      {isSaying && <SayConsent tenant={tenant} consent={consent} onClose={() => setSaying(false)} />}
    </Card>
  );
}
