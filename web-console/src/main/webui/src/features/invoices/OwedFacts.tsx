import { DescriptionList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Fact } from '@/components/Fact';
import { StatusLabel } from '@/components/StatusLabel';
import type { Invoice } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

/** Whether anything is owed of an invoice, how much, and until when it is to be paid. */
export function OwedFacts({ owed, zone }: { owed: NonNullable<Invoice['owed']>; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (column: 'credited' | 'paid' | 'open') => format.money(owed[column].amount, owed[column].currency);
  return (
    <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
      <Fact term={t('financeInvoices.state')}>
        <StatusLabel status={owed.state} />
      </Fact>
      <Fact term={t('financeInvoices.due')}>{format.instant(owed.dueAt, zone)}</Fact>
      <Fact term={t('financeInvoices.paid')}>{money('paid')}</Fact>
      {Number(owed.credited.amount) !== 0 && <Fact term={t('creditNotes.total')}>{money('credited')}</Fact>}
      <Fact term={t('receivables.open')}>{money('open')}</Fact>
    </DescriptionList>
  );
}
