import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { PaidBy } from '@/components/PaidBy';
import { LineLink } from '@/components/TrailLinks';
import { useFormat } from '@/lib/format';
import { ruleName } from '@/lib/shareRules';
import { lineAt } from '@/lib/trail';
import type { Accrual } from './api';

/** Shares: whose, by which rule, of which line, and how far their payment is. */
export function AccrualTable({ accruals, zone }: { accruals: readonly Accrual[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('following.shares')}>
      <Thead>
        <Tr>
          <Th>{t('statements.reference')}</Th>
          <Th>{t('agreements.participant')}</Th>
          <Th>{t('plans.model')}</Th>
          <Th>{t('statements.rule')}</Th>
          <Th>{t('statements.accrued')}</Th>
          <Th className="market-number">{t('statements.basis')}</Th>
          <Th className="market-number">{t('following.share')}</Th>
          <Th>{t('following.payout')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {accruals.map((accrual) => (
          <Tr key={accrual.id}>
            <Td dataLabel={t('statements.reference')}>
              <Reference accrual={accrual} />
            </Td>
            <Td dataLabel={t('agreements.participant')}>
              {accrual.partner}
              <small className="market-subtle">{t(`shareRoles.${accrual.role as 'PLATFORM'}`, accrual.role)}</small>
            </Td>
            <Td dataLabel={t('plans.model')}>
              <code>{accrual.model}</code>
              <small className="market-subtle">{[accrual.release, format.month(accrual.usagePeriod)].filter(Boolean).join(' · ')}</small>
            </Td>
            <Td dataLabel={t('statements.rule')}>
              {ruleName(accrual, t, format)}
              <small className="market-subtle">
                {accrual.agreementId ? t('statements.agreement', { version: accrual.agreementVersion }) : t('statements.usualTerms')}
              </small>
            </Td>
            <Td dataLabel={t('statements.accrued')}>{format.instant(accrual.accruedAt, zone)}</Td>
            <Td dataLabel={t('statements.basis')} className="market-number">
              {format.money(accrual.basis.amount, accrual.basis.currency)}
            </Td>
            <Td dataLabel={t('following.share')} className="market-number">
              {format.money(accrual.amount.amount, accrual.amount.currency)}
            </Td>
            <Td dataLabel={t('following.payout')}>
              {accrual.payout ? <PaidBy payout={accrual.payout} /> : t(accrual.role === 'PLATFORM' ? 'trace.kept' : 'trace.notPaid')}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** The line that a share is of; one that is taken back is of the line that was credited. */
function Reference({ accrual: { line, reference, credits } }: { accrual: Accrual }) {
  const { t } = useTranslation();
  return credits === undefined ? (
    <LineLink {...lineAt(line)}>{reference}</LineLink>
  ) : (
    <>
      {reference}
      <small className="market-subtle">
        <Label isCompact color="orange">
          {t('following.takenBack')}
        </Label>{' '}
        <LineLink {...lineAt(line)}>{credits}</LineLink>
      </small>
    </>
  );
}
