import { Alert } from '@/components/Alert';
import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { useFormat } from '@/lib/format';
import { intakeQuery, rejectedQuery, reportQuery } from './api';

/** What should be in order before a period is closed: usage counted whole, nothing refused, books that agree. */
export function BeforeClose({ period, tenant }: { period: string; tenant: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const intake = useQuery(intakeQuery);
  const rejected = useQuery(rejectedQuery);
  const report = useQuery(reportQuery(period, tenant));
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('finance.before.title')}</CardTitle>
      <CardBody className="market-stack">
        <Loaded query={intake}>
          {(shown) => (
            <Check
              isFine={shown.lag === 0 && shown.missing === 0}
              title={t('finance.before.intake', { lag: format.number(shown.lag), missing: format.number(shown.missing) })}
            />
          )}
        </Loaded>
        <Loaded query={rejected}>
          {(list) => (
            <Check isFine={list.length === 0} title={t('finance.before.rejected', { amount: format.number(list.length) })}>
              {list.length > 0 &&
                [...new Set(list.map((usage) => usage.reason))]
                  .map((reason) => t(`finance.rejections.${reason as 'malformed'}`, reason))
                  .join(', ')}
            </Check>
          )}
        </Loaded>
        <Loaded query={report}>
          {(shown) => (
            <Check
              isFine={shown.reconciled}
              title={shown.reconciled ? t('finance.reconciled') : t('finance.notReconciled')}
              link
              period={period}
              tenant={tenant}
            />
          )}
        </Loaded>
      </CardBody>
    </Card>
  );
}

interface CheckProps {
  isFine: boolean;
  title: string;
  children?: ReactNode;
  link?: boolean;
  period?: string;
  tenant?: string;
}

function Check({ isFine, title, children, link, period, tenant }: CheckProps) {
  const { t } = useTranslation();
  return (
    <Alert
      isInline
      isPlain
      component="p"
      variant={isFine ? 'success' : 'warning'}
      title={title}
      actionLinks={
        link && (
          <LinkButton variant="link" to="/finance/report" search={{ ...(period ? { period } : {}), ...(tenant ? { tenant } : {}) }}>
            {t('finance.toReport')}
          </LinkButton>
        )
      }
    >
      {children}
    </Alert>
  );
}
