import { Label, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LineLink } from '@/components/TrailLinks';
import type { Meter } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { ruleName } from '@/lib/shareRules';
import { meterText } from '@/lib/terms';
import { lineOf } from '@/lib/trail';
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

interface LinesProps {
  /** Whose own they are; without, finance goes on from each to its invoice line. */
  tenant?: string;
  lines: StatementLine[];
  zone: string;
}

/** Every share of every invoice line, and by which rule of which agreement. */
export function StatementLines({ tenant, lines, zone }: LinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = t(tenant === undefined ? 'following.share' : 'statements.share');
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
            <Th className="market-number">{share}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {lines.map((line, index) => (
            <Tr key={`${line.reference} ${index}`}>
              <Td dataLabel={t('statements.reference')}>
                <Reference line={line} byFinance={tenant === undefined} />
              </Td>
              <Td dataLabel={t('plans.model')}>
                <code>{line.model}</code>
                <small className="market-subtle">
                  {[format.month(line.usagePeriod), ...(line.plan ? [t('statements.plan', { plan: line.plan })] : [])].join(' · ')}
                </small>
              </Td>
              <Td dataLabel={t('agreements.role')}>{t(`shareRoles.${line.role as 'PLATFORM'}`, line.role)}</Td>
              <Td dataLabel={t('statements.rule')}>
                {ruleName(line, t, format)}
                {line.meter !== undefined && line.units !== undefined && (
                  <small className="market-subtle">{meterText(line.units, line.meter as Meter, t, format)}</small>
                )}
                <small className="market-subtle">
                  <Terms line={line} tenant={tenant} />
                </small>
              </Td>
              <Td dataLabel={t('statements.accrued')}>{format.instant(line.accruedAt, zone)}</Td>
              <Td dataLabel={t('statements.basis')} className="market-number">
                {format.money(line.basis.amount, line.basis.currency)}
              </Td>
              <Td dataLabel={share} className="market-number">
                {format.money(line.amount.amount, line.amount.currency)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </section>
  );
}

/** The line that a share is of, or of a share that was taken back, the credit note and the line that was credited. */
function Reference({ line: { reference, credits }, byFinance }: { line: StatementLine; byFinance: boolean }) {
  const { t } = useTranslation();
  if (credits === undefined) {
    return byFinance ? <LineLink {...lineOf(reference)}>{reference}</LineLink> : reference;
  }
  return (
    <>
      {reference}
      <small className="market-subtle">
        <Label isCompact color="orange">
          {byFinance ? t('following.takenBack') : t('statements.credits', { reference: credits })}
        </Label>{' '}
        {byFinance && <LineLink {...lineOf(credits)}>{credits}</LineLink>}
      </small>
    </>
  );
}

/** The agreement that a share is by; a partner can read its own. */
function Terms({ line: { agreementId, agreementVersion }, tenant }: { line: StatementLine; tenant: string | undefined }) {
  const { t } = useTranslation();
  if (agreementId === undefined) {
    return t('statements.usualTerms');
  }
  const words = t('statements.agreement', { version: agreementVersion });
  return tenant === undefined ? (
    words
  ) : (
    <Link to="/t/$tenant/agreements/$agreement" params={{ tenant, agreement: agreementId }}>
      {words}
    </Link>
  );
}
