import { DescriptionList } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Fact } from '@/components/Fact';
import { LineText } from '@/components/LineText';
import { Bands } from '@/components/SimulatedBill';
import { useFormat } from '@/lib/format';
import { quantityText } from '@/lib/terms';
import type { TracedLine } from './api';

/** What a line bills, for how much, and what was taken back of it. */
export function LineFacts({ line, tenant }: { line: TracedLine; tenant: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = line.timeZone ?? 'UTC';
  const isFinance = tenant === undefined;
  const amount = format.money(line.amount.amount, line.amount.currency);
  const credited = format.money(line.credited.amount, line.credited.currency);
  return (
    <div>
      <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
        {isFinance && (
          <Fact term={t('finance.tenant')}>
            <Link to="/finance/invoices" search={{ tenant: line.tenant }}>
              {line.tenant}
            </Link>
          </Fact>
        )}
        <Fact term={t('invoices.model')}>
          <code>{line.model}</code>
        </Fact>
        <Fact term={t('invoices.description')}>
          {t(`invoices.lineKinds.${line.kind}`, { period: format.month(line.usagePeriod) })}
          <LineText line={line} />
        </Fact>
        <Fact term={t('invoices.quantity')}>{quantityText(line.quantity, line.unit, t, format)}</Fact>
        {line.unitPrice !== undefined && (
          <Fact term={t('invoices.unitPrice')}>{format.money(line.unitPrice, line.amount.currency)}</Fact>
        )}
        <Fact term={t('invoices.amount')}>
          {isFinance ? (
            <Link to="/finance/journal" search={{ document: line.invoice }} aria-label={t('following.inLedger', { amount })}>
              {amount}
            </Link>
          ) : (
            amount
          )}
          {line.charge && <Bands charge={line.charge} currency={line.amount.currency} />}
        </Fact>
        {Number(line.credited.amount) !== 0 && (
          <Fact term={t('creditNotes.total')}>
            {isFinance ? (
              <Link to="/finance/credit-notes" search={{ tenant: line.tenant }}>
                {credited}
              </Link>
            ) : (
              credited
            )}
          </Fact>
        )}
        <Fact term={t('following.subscription')}>
          <code>{line.subscription}</code>
        </Fact>
        <Fact term={t('invoices.issued')}>{format.instant(line.issuedAt, zone)}</Fact>
      </DescriptionList>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
