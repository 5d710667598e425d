import { Label } from '@patternfly/react-core';
import { CheckIcon, HourglassHalfIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Agreement } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { ruleLines } from './ruleText';

/** The rules in the order in which they are applied, and whether each participant has signed. */
export function RuleTable({ agreement, zone }: { agreement: Agreement; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table aria-label={t('agreements.rules')}>
      <Thead>
        <Tr>
          <Th modifier="fitContent">{t('agreements.step')}</Th>
          <Th>{t('agreements.participant')}</Th>
          <Th>{t('agreements.role')}</Th>
          <Th>{t('agreements.gets')}</Th>
          <Th>{t('agreements.signed')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {(agreement.shares ?? []).map((share, index) => {
          const [first, ...more] = ruleLines(share, agreement.currency, t, format);
          return (
            <Tr key={index}>
              <Td dataLabel={t('agreements.step')}>{index + 1}</Td>
              <Td dataLabel={t('agreements.participant')}>{share.tenant}</Td>
              <Td dataLabel={t('agreements.role')}>{t(`shareRoles.${share.role}`)}</Td>
              <Td dataLabel={t('agreements.gets')}>
                {first}
                {more.map((line) => (
                  <small key={line} className="market-subtle">
                    {line}
                  </small>
                ))}
              </Td>
              <Td dataLabel={t('agreements.signed')}>
                {share.acceptedAt ? (
                  <Label isCompact color="green" icon={<CheckIcon />}>
                    {format.instant(share.acceptedAt, zone)}
                  </Label>
                ) : (
                  <Label isCompact color="grey" icon={<HourglassHalfIcon />}>
                    {t('agreements.notSigned')}
                  </Label>
                )}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
