import { ServerIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { Button } from '@/components/Button';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { useFormat } from '@/lib/format';
import { type LeasingNode, nodesQuery } from './api';
import { WriteOff } from './WriteOff';
import { WriteOffs } from './WriteOffs';

const ZONE = 'UTC';

/** Data planes that hold something of hard quotas, and how one that will not come back gives it up. */
export function NodesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const nodes = useInfiniteQuery(nodesQuery);
  const [giving, setGiving] = useState<string>();
  const [shown, setShown] = useState<string>();
  const [units, setUnits] = useState<number>();
  return (
    <PageFrame title={t('nodes.title')} lead={t('nodes.lead')}>
      <div className="market-stack">
        {units !== undefined && (
          <Alert isInline isLiveRegion variant="success" title={t('nodes.writtenOff', { units: format.number(units) })} />
        )}
        <Loaded
          query={nodes}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('nodes.emptyTitle')} icon={ServerIcon}>
              {t('nodes.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <NodeTable nodes={found.pages.flatMap((page) => page.items)} onWriteOff={setGiving} onWriteOffs={setShown} />
              <More query={nodes} />
            </>
          )}
        </Loaded>
      </div>
      {giving !== undefined && <WriteOff node={giving} onDone={setUnits} onClose={() => setGiving(undefined)} />}
      {shown !== undefined && <WriteOffs node={shown} onClose={() => setShown(undefined)} />}
    </PageFrame>
  );
}

interface TableProps {
  nodes: LeasingNode[];
  onWriteOff: (node: string) => void;
  onWriteOffs: (node: string) => void;
}

function NodeTable({ nodes, onWriteOff, onWriteOffs }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <Table aria-label={t('nodes.title')}>
        <Thead>
          <Tr>
            <Th>{t('quarantines.node')}</Th>
            <Th>{t('nodes.heard')}</Th>
            <Th className="market-number">{t('nodes.leases')}</Th>
            <Th className="market-number">{t('nodes.units')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {nodes.map(({ node = '', lastHeardAt, leases, units }) => (
            <Tr key={node}>
              <Td dataLabel={t('quarantines.node')}>{node}</Td>
              <Td dataLabel={t('nodes.heard')}>{lastHeardAt ? format.instant(lastHeardAt, ZONE) : t('nodes.never')}</Td>
              <Td dataLabel={t('nodes.leases')} className="market-number">
                {format.number(leases)}
              </Td>
              <Td dataLabel={t('nodes.units')} className="market-number">
                {format.number(units)}
              </Td>
              <Td isActionCell>
                <Button variant="link" onClick={() => onWriteOffs(node)} aria-label={t('nodes.writtenOffNamed', { node })}>
                  {t('nodes.history')}
                </Button>
                <Button variant="link" isDanger onClick={() => onWriteOff(node)} aria-label={t('nodes.writeOffNamed', { node })}>
                  {t('nodes.writeOff')}
                </Button>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone: ZONE })}</p>
    </div>
  );
}
