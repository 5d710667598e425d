import { Card, CardBody, CardTitle, DescriptionList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Fact } from '@/components/Fact';
import type { Agreement } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { scopeText } from './ruleText';

/** From when on, by whom, with what notice. */
export function AgreementFacts({ agreement, zone }: { agreement: Agreement; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const times = [
    ['proposedAt', agreement.proposedAt],
    // As proposed, until the last signature says it.
    ['activeFrom', agreement.activeFrom ?? agreement.from],
    ['endsAt', agreement.endedAt ? undefined : (agreement.endsAt ?? agreement.until)],
    ['endedAt', agreement.endedAt],
  ] as const;
  return (
    <Card>
      <CardTitle component="h2">{t('agreements.facts')}</CardTitle>
      <CardBody>
        <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '18ch' }}>
          <Fact term={t('agreements.mode')}>{t(`agreements.modes.${agreement.mode}`)}</Fact>
          <Fact term={t('agreements.scope')}>{scopeText(agreement, t)}</Fact>
          <Fact term={t('agreements.recognition')}>{t(`agreements.recognitions.${agreement.recognition}`)}</Fact>
          <Fact term={t('plans.currency')}>{agreement.currency}</Fact>
          <Fact term={t('agreements.noticeDays')}>{format.number(agreement.noticeDays)}</Fact>
          <Fact term={t('agreements.proposer')}>{agreement.proposer}</Fact>
          {times.map(
            ([name, instant]) =>
              instant && (
                <Fact key={name} term={t(`agreements.times.${name}`)}>
                  {format.instant(instant, zone)}
                </Fact>
              ),
          )}
        </DescriptionList>
        <p className="market-as-of">{t('common.zone', { zone })}</p>
      </CardBody>
    </Card>
  );
}
