import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { useFormat } from '@/lib/format';
import { writeOffsQuery } from './api';

const ZONE = 'UTC';

/** What a node was made to give up, when and why. */
export function WriteOffs({ node, onClose }: { node: string; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writeOffs = useInfiniteQuery(writeOffsQuery(node));
  return (
    <Dialog
      id="write-offs"
      variant="medium"
      title={t('nodes.writtenOffNamed', { node })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <Loaded
        query={writeOffs}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={<p className="market-as-of">{t('nodes.nothingWrittenOff')}</p>}
      >
        {(found) => (
          <>
            <Table variant="compact" aria-label={t('nodes.writtenOffNamed', { node })}>
              <Thead>
                <Tr>
                  <Th>{t('nodes.at')}</Th>
                  <Th>{t('nodes.subscription')}</Th>
                  <Th>{t('period.label')}</Th>
                  <Th className="market-number">{t('nodes.units')}</Th>
                  <Th>{t('common.reason')}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {found.pages
                  .flatMap((page) => page.items)
                  .map((item) => (
                    <Tr key={`${item.subscription} ${item.writtenOffAt}`}>
                      <Td dataLabel={t('nodes.at')}>{format.instant(item.writtenOffAt, ZONE)}</Td>
                      <Td dataLabel={t('nodes.subscription')}>
                        <code>{item.subscription}</code>
                      </Td>
                      <Td dataLabel={t('period.label')}>{item.period}</Td>
                      <Td dataLabel={t('nodes.units')} className="market-number">
                        {format.number(item.units)}
                      </Td>
                      <Td dataLabel={t('common.reason')}>{item.reason}</Td>
                    </Tr>
                  ))}
              </Tbody>
            </Table>
            <More query={writeOffs} />
            <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
