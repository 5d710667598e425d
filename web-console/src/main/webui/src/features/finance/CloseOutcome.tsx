import { Alert } from '@/components/Alert';
import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { InvoiceLines } from '@/components/InvoiceLines';
import { LinkButton } from '@/components/LinkButton';
import type { CloseResult } from './api';

/** What a close has come to: invoices at once, or figures that wait for somebody else's word. */
export function CloseOutcome({ outcome, period, tenant }: { outcome: CloseResult; period: string; tenant: string }) {
  const { t } = useTranslation();
  if (outcome.run) {
    return (
      <Alert isInline variant="info" title={t('finance.requested')}>
        {t('finance.requestedText')}
      </Alert>
    );
  }
  if (outcome.issued === 0) {
    return <Alert isInline variant="info" title={outcome.interim ? t('finance.nothingNew') : t('finance.allClosed')} />;
  }
  return (
    <>
      <Alert
        isInline
        variant="success"
        title={t('finance.closed', { count: outcome.issued })}
        actionLinks={
          <LinkButton variant="link" to="/finance/report" search={{ period, ...(tenant ? { tenant } : {}) }}>
            {t('finance.toReport')}
          </LinkButton>
        }
      />
      {outcome.invoices.map((invoice) => (
        <Card key={invoice.number}>
          <CardTitle component="h2">{`${invoice.number} · ${invoice.tenant}`}</CardTitle>
          <CardBody>
            <InvoiceLines invoice={invoice} />
          </CardBody>
        </Card>
      ))}
    </>
  );
}
