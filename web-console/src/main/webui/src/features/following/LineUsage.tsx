import { Card, CardBody, CardTitle, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { useFormat } from '@/lib/format';
import { BYS } from '@/lib/trail';
import { type By, usageQuery } from './api';
import { UsedTable } from './UsedTable';

interface Props {
  tenant: string | undefined;
  number: string;
  line: number;
  by: By;
  onBy: (by: By) => void;
}

/** The usage that a line bills, summed as the reader chooses. */
export function LineUsage({ tenant, number, line, by, onBy }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const usage = useInfiniteQuery(usageQuery(tenant, number, line, by));
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('following.usage')}</CardTitle>
      <CardBody className="market-stack">
        <p>{t('following.usageText')}</p>
        <ToggleGroup aria-label={t('following.summedBy')}>
          {BYS.map((value) => (
            <ToggleGroupItem
              key={value}
              text={t(`following.by.${value}`)}
              buttonId={`by-${value}`}
              isSelected={value === by}
              onChange={() => onBy(value)}
            />
          ))}
        </ToggleGroup>
        <Loaded query={usage}>
          {({ pages }) => {
            const latest = pages.at(-1);
            const zone = latest?.timeZone ?? 'UTC';
            return (
              <>
                {latest?.total ? (
                  <UsedTable by={by} rows={pages.flatMap((page) => page.items)} total={latest.total} zone={zone} tenant={tenant} />
                ) : (
                  <p>{t('following.noUsage')}</p>
                )}
                <More query={usage} />
                {latest !== undefined && latest.waiting > 0 && (
                  <p>{t('trace.waiting', { count: latest.waiting, events: format.number(latest.waiting) })}</p>
                )}
                <AsOf asOf={latest?.asOf} zone={zone} />
              </>
            );
          }}
        </Loaded>
      </CardBody>
    </Card>
  );
}
