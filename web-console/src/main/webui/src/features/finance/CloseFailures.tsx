import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { ServiceWords } from '@/components/ServiceWords';
import { useFormat } from '@/lib/format';
import type { CloseRun } from './api';

const ZONE = 'UTC';

/** Who could not be billed by a close, and why; all others are. */
export function CloseFailures({ failures, state, name }: Pick<CloseRun, 'failures' | 'state'> & { name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (failures.length === 0) {
    return null;
  }
  const title = t('finance.failures.title', { count: failures.length });
  return (
    <Alert isInline variant="warning" title={title}>
      <p>{t(state === 'ISSUING' ? 'finance.failures.text' : 'finance.failures.doneText')}</p>
      <Table variant="compact" aria-label={`${title} ${name}`}>
        <Thead>
          <Tr>
            <Th>{t('finance.tenant')}</Th>
            <Th>{t('common.reason')}</Th>
            <Th className="market-number">{t('finance.failures.times')}</Th>
            <Th>{t('finance.failures.last')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {failures.map((failure) => (
            <Tr key={failure.tenant}>
              <Td dataLabel={t('finance.tenant')}>{failure.tenant}</Td>
              <Td dataLabel={t('common.reason')}>
                {t(`finance.failures.codes.${failure.code}`)}
                <ServiceWords isSmall>{failure.reason}</ServiceWords>
              </Td>
              <Td dataLabel={t('finance.failures.times')} className="market-number">
                {format.number(failure.times)}
              </Td>
              <Td dataLabel={t('finance.failures.last')}>{format.instant(failure.last, ZONE)}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Alert>
  );
}
