import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CreditNote } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { InvoiceDocuments } from './InvoiceDocuments';
import { LineLink } from './TrailLinks';

interface Props {
  notes: CreditNote[];
  zone: string;
  /** Whose own they are; without, everybody's for finance, and the table says whose each is. */
  tenant?: string;
}

/** Credit notes with the lines they take back. */
export function CreditNotesTable({ notes, zone, tenant }: Props) {
  const withTenant = tenant === undefined;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table aria-label={t('creditNotes.title')}>
      <Thead>
        <Tr>
          <Th>{t('invoices.number')}</Th>
          {withTenant && <Th>{t('finance.tenant')}</Th>}
          <Th>{t('creditNotes.invoice')}</Th>
          <Th>{t('invoices.issued')}</Th>
          <Th>{t('common.reason')}</Th>
          <Th>{t('creditNotes.lines')}</Th>
          <Th className="market-number">{t('creditNotes.total')}</Th>
          <Th>{t('documents.title')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {notes.map((note) => (
          <Tr key={note.number}>
            <Td dataLabel={t('invoices.number')}>{note.number}</Td>
            {withTenant && <Td dataLabel={t('finance.tenant')}>{note.tenant}</Td>}
            <Td dataLabel={t('creditNotes.invoice')}>
              {withTenant ? (
                <Link to="/finance/invoices/$number" params={{ number: note.invoice }}>
                  {note.invoice}
                </Link>
              ) : (
                note.invoice
              )}
            </Td>
            <Td dataLabel={t('invoices.issued')}>{format.instant(note.issuedAt, zone)}</Td>
            <Td dataLabel={t('common.reason')}>
              {note.reason}
              {note.replacedBy && <small className="market-subtle">{t('replacement.by', { number: note.replacedBy })}</small>}
            </Td>
            <Td dataLabel={t('creditNotes.lines')}>
              {note.lines.map((line) => (
                <small key={line.line} className="market-subtle">
                  <LineLink tenant={tenant} number={note.invoice} line={line.invoiceLine}>
                    {t('creditNotes.line', {
                      line: format.number(line.invoiceLine),
                      amount: format.money(line.amount.amount, line.amount.currency),
                    })}
                  </LineLink>
                </small>
              ))}
            </Td>
            <Td dataLabel={t('creditNotes.total')} className="market-number">
              {format.money(note.total.amount, note.total.currency)}
              {Number(note.tax.amount) !== 0 && (
                <small className="market-subtle">
                  {t('creditNotes.tax', { amount: format.money(note.tax.amount, note.tax.currency) })}
                </small>
              )}
            </Td>
            <Td dataLabel={t('documents.title')}>
              <InvoiceDocuments kind="credit-notes" number={note.number} tenant={tenant} isCompact />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
