import { Button, Card, CardBody, CardFooter, CardTitle, Flex, FlexItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Consent } from './api';
import { SayConsent, type Saying } from './SayConsent';

interface Props {
  tenant: string;
  consent: Consent;
  zone: string;
}

/** What the tenant has said, since when, and how to say otherwise. */
export function ConsentCard({ tenant, consent, zone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [saying, setSaying] = useState<Saying>();
  const { agreed, at, registration, taxNumber, smallBusiness } = consent;
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
              taxNumber && `${t('selfBilled.taxNumber')}: ${taxNumber}`,
              smallBusiness && t('selfBilled.chargesNone'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </CardBody>
      <CardFooter>
        <Flex>
          {(agreed ? (['change', 'withdraw'] as const) : (['agree'] as const)).map((kind) => (
            <FlexItem key={kind}>
              <Button variant={agreed ? 'secondary' : 'primary'} onClick={() => setSaying(kind)}>
                {t(`selfBilled.${kind}`)}
              </Button>
            </FlexItem>
          ))}
        </Flex>
      </CardFooter>
      {saying && <SayConsent tenant={tenant} consent={consent} saying={saying} onClose={() => setSaying(undefined)} />}
    </Card>
  );
}
