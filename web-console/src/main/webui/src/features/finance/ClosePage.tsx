import { Alert, Button, Card, CardBody, CardTitle, Form, FormGroup, Radio, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { InvoiceLines } from '@/components/InvoiceLines';
import { LinkButton } from '@/components/LinkButton';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { billing, body, idempotencyKey } from '@/lib/api/client';
import { currentPeriod, shiftPeriod, useFormat } from '@/lib/format';
import { Approvals } from './Approvals';

const route = getRouteApi('/finance/close');
const ZONE = 'UTC';

/** Bills what ran up to now, or has a month that is over frozen, for somebody else to approve. Nothing is billed twice. */
export function ClosePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = route.useNavigate();
  const cache = useQueryClient();
  const running = currentPeriod(ZONE);
  const period = route.useSearch().period ?? shiftPeriod(running, -1);
  const [tenant, setTenant] = useState('');
  const [chosen, setChosen] = useState<boolean>();
  const [isAsking, setAsking] = useState(false);
  const interim = chosen ?? period === running;
  const close = useMutation({
    mutationFn: async () =>
      body(
        await billing.POST('/v1/finance/closes', {
          body: { period, interim, ...(tenant.trim() ? { tenant: tenant.trim() } : {}) },
          headers: { 'Idempotency-Key': idempotencyKey() },
        }),
      ),
    onSuccess: async () => {
      setAsking(false);
      await cache.invalidateQueries();
    },
  });

  return (
    <PageFrame
      title={t('finance.closeTitle')}
      lead={t('finance.closeLead')}
      actions={<PeriodPicker period={period} zone={ZONE} onChange={(next) => void navigate({ search: { period: next } })} />}
    >
      <div className="market-stack">
        <Form className="market-form" onSubmit={(event) => event.preventDefault()}>
          <FormGroup label={t('finance.tenant')} fieldId="close-tenant">
            <TextInput
              id="close-tenant"
              value={tenant}
              placeholder={t('finance.allTenants')}
              autoComplete="off"
              onChange={(_, value) => setTenant(value)}
            />
          </FormGroup>
          <FormGroup role="radiogroup" label={t('finance.kind')} fieldId="close-kind">
            <Radio
              id="close-interim"
              name="kind"
              label={t('status.INTERIM')}
              description={t('finance.interimHelp')}
              isChecked={interim}
              onChange={() => setChosen(true)}
            />
            <Radio
              id="close-final"
              name="kind"
              label={t('finance.final')}
              description={t('finance.finalHelp')}
              isChecked={!interim}
              isDisabled={period === running}
              onChange={() => setChosen(false)}
            />
          </FormGroup>
          <div>
            <Button onClick={() => setAsking(true)}>{interim ? t('finance.billNow') : t('finance.close')}</Button>
          </div>
        </Form>
        {close.isSuccess && close.data.run && (
          <Alert isInline variant="info" title={t('finance.requested')}>
            {t('finance.requestedText')}
          </Alert>
        )}
        {close.isSuccess && !close.data.run && (
          <>
            <Alert
              isInline
              variant="success"
              title={t('finance.closed', { count: close.data.invoices.length })}
              actionLinks={
                <LinkButton variant="link" to="/finance/report" search={{ period, ...(tenant ? { tenant } : {}) }}>
                  {t('finance.toReport')}
                </LinkButton>
              }
            />
            {close.data.invoices.map((invoice) => (
              <Card key={invoice.number}>
                <CardTitle component="h2">{`${invoice.number} · ${invoice.tenant}`}</CardTitle>
                <CardBody>
                  <InvoiceLines invoice={invoice} />
                </CardBody>
              </Card>
            ))}
          </>
        )}
        <Approvals period={period} />
        <p className="market-as-of">{t('finance.zones')}</p>
      </div>
      {isAsking && (
        <Confirm
          title={interim ? t('finance.billNow') : t('finance.close')}
          action={interim ? t('finance.billNow') : t('finance.close')}
          isBusy={close.isPending}
          error={close.error}
          onConfirm={() => close.mutate()}
          onClose={() => setAsking(false)}
        >
          {t(interim ? 'finance.confirm' : 'finance.confirmFinal', { period: format.month(period), tenant: tenant.trim() || t('finance.allTenants') })}
        </Confirm>
      )}
    </PageFrame>
  );
}
