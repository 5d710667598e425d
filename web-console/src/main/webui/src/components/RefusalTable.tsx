import { ClipboardCopy } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';

interface Props {
  refusals: Refusal[];
  zone: string;
  /** What can be done with one; where there is such, releases are named too. */
  action?: (refusal: Refusal) => ReactNode;
}

/** Consumers that are refused a release, until when, and the calls whose input would explain the deaths. */
export function RefusalTable({ refusals, zone, action }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table variant="compact" aria-label={t('refusals.title')}>
        <Thead>
          <Tr>
            {action && <Th>{t('quarantines.release')}</Th>}
            <Th>{t('refusals.consumer')}</Th>
            <Th>{t('quarantines.node')}</Th>
            <Th className="market-number">{t('refusals.deaths')}</Th>
            <Th>{t('refusals.requests')}</Th>
            <Th>{t('refusals.until')}</Th>
            {action && <Th screenReaderText={t('common.actions')} />}
          </Tr>
        </Thead>
        <Tbody>
          {refusals.map((refusal) => (
            <Tr key={`${refusal.model} ${refusal.version} ${refusal.consumer} ${refusal.node} ${refusal.refusedAt}`}>
              {action && (
                <Td dataLabel={t('quarantines.release')}>
                  <code>{refusal.model}</code> {refusal.version}
                </Td>
              )}
              <Td dataLabel={t('refusals.consumer')}>{refusal.consumer}</Td>
              <Td dataLabel={t('quarantines.node')}>{refusal.node}</Td>
              <Td dataLabel={t('refusals.deaths')} className="market-number">
                {format.number(refusal.crashes)}
              </Td>
              <Td dataLabel={t('refusals.requests')}>
                {refusal.requests.map((id) => (
                  <div key={id}>
                    <ClipboardCopy
                      variant="inline-compact"
                      isCode
                      hoverTip={t('common.copy')}
                      clickTip={t('common.copied')}
                      copyAriaLabel={t('refusals.copyNamed', { id })}
                    >
                      {id}
                    </ClipboardCopy>
                  </div>
                ))}
              </Td>
              <Td dataLabel={t('refusals.until')}>{format.instant(refusal.until, zone)}</Td>
              {action && <Td isActionCell>{action(refusal)}</Td>}
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
    </div>
  );
}
