import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { useFormat } from '@/lib/format';
import type { IntakeNode } from './api';

interface Props {
  nodes: readonly IntakeNode[];
  zone: string;
  onWriteOff: (node: IntakeNode) => void;
}

/** Runs of data planes of which something is missing; what is waited for can be written off. */
export function GapTable({ nodes, zone, onWriteOff }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table aria-label={t('gaps.title')}>
      <Thead>
        <Tr>
          <Th>{t('quarantines.node')}</Th>
          <Th className="market-number">{t('gaps.epoch')}</Th>
          <Th>{t('gaps.counted')}</Th>
          <Th className="market-number">{t('gaps.missing')}</Th>
          <Th className="market-number">{t('gaps.stretches')}</Th>
          <Th>{t('gaps.state')}</Th>
          <Th>{t('gaps.heard')}</Th>
          <Th screenReaderText={t('common.actions')} />
        </Tr>
      </Thead>
      <Tbody>
        {nodes.map((run) => {
          const { node = '', epoch = 0, events, highestSequence, missing, gaps, updatedAt } = run;
          return (
            <Tr key={`${node} ${epoch}`}>
              <Td dataLabel={t('quarantines.node')}>{node}</Td>
              <Td dataLabel={t('gaps.epoch')} className="market-number">
                {epoch}
              </Td>
              <Td dataLabel={t('gaps.counted')}>
                {t('gaps.countedUpTo', { events: format.number(events), highest: format.number(highestSequence) })}
              </Td>
              <Td dataLabel={t('gaps.missing')} className="market-number">
                {format.number(missing)}
              </Td>
              <Td dataLabel={t('gaps.stretches')} className="market-number">
                {format.number(gaps)}
              </Td>
              <Td dataLabel={t('gaps.state')}>
                <Label isCompact color={gaps > 0 ? 'orange' : 'grey'}>
                  {t(gaps > 0 ? 'gaps.states.WAITED' : 'gaps.states.OPEN')}
                </Label>
              </Td>
              <Td dataLabel={t('gaps.heard')}>{format.instant(updatedAt, zone)}</Td>
              <Td isActionCell>
                {gaps > 0 && (
                  <Button variant="link" isDanger onClick={() => onWriteOff(run)} aria-label={t('gaps.writeOffNamed', { node, epoch })}>
                    {t('gaps.writeOff')}
                  </Button>
                )}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
