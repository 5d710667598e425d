import { Label, LabelGroup } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { couponText } from '@/lib/lineText';
import { quantityText } from '@/lib/terms';
import { LineText } from './LineText';
import { Bands } from './SimulatedBill';
import { LineLink } from './TrailLinks';

type Shown = Pick<Invoice, 'number' | 'lines' | 'taxes' | 'total'> & Partial<Pick<Invoice, 'coupons' | 'prepaid'>>;

interface Props {
  invoice: Shown;
  /** Whose own it is; without, it is looked at by finance. */
  tenant?: string;
}

/** An invoice's lines, each of which leads to what is behind it, and its total; with the partners' shares where the reader may see them. */
export function InvoiceLines({ invoice, tenant }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const withShares = invoice.lines.some((line) => (line.shares?.length ?? 0) > 0);
  return (
    <Table variant="compact" aria-label={t('invoices.lines', { number: invoice.number })}>
      <Thead>
        <Tr>
          <Th>{t('invoices.model')}</Th>
          <Th>{t('invoices.description')}</Th>
          <Th className="market-number">{t('invoices.quantity')}</Th>
          <Th className="market-number">{t('invoices.unitPrice')}</Th>
          {withShares && <Th>{t('invoices.shares')}</Th>}
          <Th className="market-number">{t('invoices.amount')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {invoice.lines.map((line, index) => (
          <Tr key={index}>
            <Td dataLabel={t('invoices.model')}>
              <code>{line.model}</code>
            </Td>
            <Td dataLabel={t('invoices.description')}>
              {t(`invoices.lineKinds.${line.kind}`, { period: format.month(line.usagePeriod) })}
              <LineText line={line} />
              {line.charge?.net === line.amount.amount && <Bands charge={line.charge} currency={line.amount.currency} />}
            </Td>
            <Td dataLabel={t('invoices.quantity')} className="market-number">
              {quantityText(line.quantity, line.unit, t, format)}
            </Td>
            <Td dataLabel={t('invoices.unitPrice')} className="market-number">
              {line.unitPrice !== undefined && format.money(line.unitPrice, line.amount.currency)}
            </Td>
            {withShares && (
              <Td dataLabel={t('invoices.shares')}>
                <LabelGroup numLabels={10} aria-label={t('invoices.shares')}>
                  {(line.shares ?? []).map((share) => (
                    <Label key={`${share.tenant}-${share.role}`} isCompact variant="outline">
                      {`${share.tenant} · ${t(`shareRoles.${share.role}` as 'shareRoles.PLATFORM', share.role)}: ${format.money(share.amount.amount, share.amount.currency)}`}
                    </Label>
                  ))}
                </LabelGroup>
              </Td>
            )}
            <Td dataLabel={t('invoices.amount')} className="market-number">
              <LineLink tenant={tenant} number={invoice.number} line={line.line} label={t('invoices.behind', { line: line.line, amount: format.money(line.amount.amount, line.amount.currency) })}>
                {format.money(line.amount.amount, line.amount.currency)}
              </LineLink>
            </Td>
          </Tr>
        ))}
        {(invoice.coupons ?? []).map((coupon) => (
          <Tr key={`${coupon.code} ${coupon.usagePeriod} ${coupon.description}`}>
            <Td colSpan={withShares ? 6 : 5}>
              {t('invoices.coupon', {
                code: coupon.code,
                description: couponText(coupon, t),
                amount: format.money(coupon.amount.amount, coupon.amount.currency),
              })}
            </Td>
          </Tr>
        ))}
        {invoice.taxes
          .filter((tax) => Number(tax.tax.amount) !== 0)
          .map((tax) => (
            <Tr key={tax.place}>
              <Td colSpan={withShares ? 5 : 4}>
                {t('invoices.taxOf', {
                  name: tax.name,
                  rate: format.decimal(tax.rate),
                  amount: format.money(tax.net.amount, tax.net.currency),
                })}
              </Td>
              <Td dataLabel={t('invoices.amount')} className="market-number">
                {format.money(tax.tax.amount, tax.tax.currency)}
              </Td>
            </Tr>
          ))}
        <Tr className="market-total">
          <Td colSpan={withShares ? 5 : 4}>
            {t('invoices.total')}
          </Td>
          <Td className="market-number">{format.money(invoice.total.amount, invoice.total.currency)}</Td>
        </Tr>
        {invoice.prepaid && Number(invoice.prepaid.amount) !== 0 && (
          <Tr>
            <Td colSpan={withShares ? 6 : 5}>
              {t('invoices.prepaid', { amount: format.money(invoice.prepaid.amount, invoice.prepaid.currency) })}
            </Td>
          </Tr>
        )}
      </Tbody>
    </Table>
  );
}
