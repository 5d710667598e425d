import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccrualsLink } from '@/components/TrailLinks';
import { useFormat } from '@/lib/format';
import type { SelfBilledInvoice } from './api';

type Line = SelfBilledInvoice['lines'][number];

/** What is paid: shares of the same month, model, role and rule together, below zero what credit notes have taken back; and its taxes. */
export function LineTable({ invoice, own }: { invoice: SelfBilledInvoice; own: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('invoices.lines', { number: invoice.number })}>
      <Thead>
        <Tr>
          <Th>{t('invoices.model')}</Th>
          <Th>{t('invoices.period')}</Th>
          <Th>{t('agreements.role')}</Th>
          <Th>{t('statements.rule')}</Th>
          <Th className="market-number">{t('statements.lines')}</Th>
          <Th className="market-number">{t('invoices.amount')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {invoice.lines.map((line) => (
          <Tr key={line.line}>
            <Td dataLabel={t('invoices.model')}>
              <code>{line.model}</code>
              {line.release && <small className="market-subtle">{line.release}</small>}
            </Td>
            <Td dataLabel={t('invoices.period')}>
              {format.month(line.usagePeriod)}
              {line.correction && (
                <small className="market-subtle">
                  <Label isCompact color="orange">
                    {t('selfBilled.correction')}
                  </Label>
                </small>
              )}
            </Td>
            <Td dataLabel={t('agreements.role')}>{t(`shareRoles.${line.role as 'PLATFORM'}`, line.role)}</Td>
            <Td dataLabel={t('statements.rule')}>
              {t(`agreements.kinds.${line.rule as 'PERCENT'}`, line.rule)}
              <small className="market-subtle">
                <Terms line={line} own={own} />
              </small>
            </Td>
            <Td dataLabel={t('statements.lines')} className="market-number">
              <AccrualCount invoice={invoice} line={line} own={own} />
            </Td>
            <Td dataLabel={t('invoices.amount')} className="market-number">
              {format.money(line.amount.amount, line.amount.currency)}
            </Td>
          </Tr>
        ))}
        <Tr>
          <Td colSpan={5}>{t('selfBilled.subtotal')}</Td>
          <Td className="market-number">{format.money(invoice.subtotal.amount, invoice.subtotal.currency)}</Td>
        </Tr>
        {invoice.taxes.map((tax) => (
          <Tr key={tax.place}>
            <Td colSpan={5}>
              {t('invoices.taxOf', {
                name: tax.name,
                rate: format.decimal(tax.rate),
                amount: format.money(tax.net.amount, tax.net.currency),
              })}
              <small className="market-subtle">{t(`treatments.${tax.treatment}`)}</small>
            </Td>
            <Td dataLabel={t('selfBilled.tax')} className="market-number">
              {format.money(tax.tax.amount, tax.tax.currency)}
            </Td>
          </Tr>
        ))}
        <Tr className="market-total">
          <Td colSpan={5}>{t('invoices.total')}</Td>
          <Td className="market-number">{format.money(invoice.total.amount, invoice.total.currency)}</Td>
        </Tr>
      </Tbody>
    </Table>
  );
}

/** The agreement a line is by; a partner can read its own. */
function Terms({ line, own }: { line: Line; own: string | undefined }) {
  const { t } = useTranslation();
  if (line.agreementId === undefined) {
    return t('statements.usualTerms');
  }
  const words = t('statements.agreement', { version: line.agreementVersion });
  return own === undefined ? (
    words
  ) : (
    <Link to="/t/$tenant/agreements/$agreement" params={{ tenant: own, agreement: line.agreementId }}>
      {words}
    </Link>
  );
}

/** How many shares a line sums; finance goes on to those of its model and month in the payout. */
function AccrualCount({ invoice, line, own }: { invoice: SelfBilledInvoice; line: Line; own: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = format.number(line.accruals);
  const { settlement, tenant } = invoice;
  return own === undefined ? (
    <AccrualsLink
      search={{ settlement, partner: tenant, model: line.model, usagePeriod: line.usagePeriod }}
      label={t('following.sharesOf', { what: `${line.model}, ${format.month(line.usagePeriod)}: ${count}` })}
    >
      {count}
    </AccrualsLink>
  ) : (
    count
  );
}
