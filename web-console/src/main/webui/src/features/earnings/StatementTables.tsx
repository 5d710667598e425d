import { Label, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Statement, StatementLine } from './api';

/** Sums by model and role. */
export function RoleSums({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <Title headingLevel="h2" size="lg">
        {t('statements.byRole')}
      </Title>
      <Table variant="compact" aria-label={t('statements.byRole')}>
        <Thead>
          <Tr>
            <Th>{t('plans.model')}</Th>
            <Th>{t('agreements.role')}</Th>
            <Th className="market-number">{t('finance.lines')}</Th>
            <Th className="market-number">{t('invoices.amount')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {statement.byRole.map((sum) => (
            <Tr key={`${sum.model} ${sum.role} ${sum.amount.currency}`}>
              <Td dataLabel={t('plans.model')}>
                <code>{sum.model}</code>
              </Td>
              <Td dataLabel={t('agreements.role')}>{t(`shareRoles.${sum.role as 'PLATFORM'}`, sum.role)}</Td>
              <Td dataLabel={t('finance.lines')} className="market-number">
                {format.number(sum.lines)}
              </Td>
              <Td dataLabel={t('invoices.amount')} className="market-number">
                {format.money(sum.amount.amount, sum.amount.currency)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </section>
  );
}

/** Every share of every invoice line, and by which rule of which agreement. */
export function StatementLines({ tenant, lines, zone }: { tenant: string; lines: StatementLine[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rule = (line: StatementLine) => {
    const kind = t(`agreements.kinds.${line.rule as 'PERCENT'}`, line.rule);
    if (line.rate !== undefined) {
      return `${kind}, ${line.rate}`;
    }
    return line.percent === undefined ? kind : `${kind}, ${format.decimal(line.percent)} %`;
  };
  return (
    <section>
      <Title headingLevel="h2" size="lg">
        {t('statements.lines')}
      </Title>
      <Table variant="compact" aria-label={t('statements.lines')}>
        <Thead>
          <Tr>
            <Th>{t('statements.reference')}</Th>
            <Th>{t('plans.model')}</Th>
            <Th>{t('agreements.role')}</Th>
            <Th>{t('statements.rule')}</Th>
            <Th>{t('statements.accrued')}</Th>
            <Th className="market-number">{t('statements.basis')}</Th>
            <Th className="market-number">{t('statements.share')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {lines.map((line, index) => (
            <Tr key={`${line.reference} ${index}`}>
              <Td dataLabel={t('statements.reference')}>
                {line.reference}
                {line.credits !== undefined && (
                  <small className="market-subtle">
                    <Label isCompact color="orange">
                      {t('statements.credits', { reference: line.credits })}
                    </Label>
                  </small>
                )}
              </Td>
              <Td dataLabel={t('plans.model')}>
                <code>{line.model}</code>
                <small className="market-subtle">
                  {[format.month(line.usagePeriod), ...(line.plan ? [t('statements.plan', { plan: line.plan })] : [])].join(' · ')}
                </small>
              </Td>
              <Td dataLabel={t('agreements.role')}>{t(`shareRoles.${line.role as 'PLATFORM'}`, line.role)}</Td>
              <Td dataLabel={t('statements.rule')}>
                {rule(line)}
                <small className="market-subtle">
                  {line.agreementId ? (
                    <Link to="/t/$tenant/agreements/$agreement" params={{ tenant, agreement: line.agreementId }}>
                      {t('statements.agreement', { version: line.agreementVersion })}
                    </Link>
                  ) : (
                    t('statements.usualTerms')
                  )}
                </small>
              </Td>
              <Td dataLabel={t('statements.accrued')}>{format.instant(line.accruedAt, zone)}</Td>
              <Td dataLabel={t('statements.basis')} className="market-number">
                {format.money(line.basis.amount, line.basis.currency)}
              </Td>
              <Td dataLabel={t('statements.share')} className="market-number">
                {format.money(line.amount.amount, line.amount.currency)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </section>
  );
}
