import { Button, Flex, FlexItem } from '@patternfly/react-core';
import { AngleLeftIcon, AngleRightIcon } from '@patternfly/react-icons';
import { useTranslation } from 'react-i18next';
import { currentPeriod, shiftPeriod, useFormat } from '@/lib/format';

interface Props {
  period: string;
  zone: string;
  onChange: (period: string) => void;
}

/** One month; the months to come are not offered. */
export function PeriodPicker({ period, zone, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const running = currentPeriod(zone);
  return (
    <Flex
      alignItems={{ default: 'alignItemsCenter' }}
      gap={{ default: 'gapXs' }}
      role="group"
      aria-label={t('period.label')}
      flexWrap={{ default: 'nowrap' }}
    >
      <FlexItem>
        <Button
          variant="plain"
          icon={<AngleLeftIcon />}
          aria-label={t('period.previous')}
          onClick={() => onChange(shiftPeriod(period, -1))}
        />
      </FlexItem>
      <FlexItem className="market-period" aria-live="polite">
        {format.month(period)}
        {period === running && <small>{t('period.running')}</small>}
      </FlexItem>
      <FlexItem>
        <Button
          variant="plain"
          icon={<AngleRightIcon />}
          aria-label={t('period.next')}
          isDisabled={period >= running}
          onClick={() => onChange(shiftPeriod(period, 1))}
        />
      </FlexItem>
    </Flex>
  );
}
