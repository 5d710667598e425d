import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { useFormat } from '@/lib/format';
import type { UndecidedUsage, UsageDecision } from './api';

/** What somebody is about to decide. */
export interface Deciding {
  group: UndecidedUsage;
  kind: UsageDecision['kind'];
  /** Only what is behind the event with this id. */
  after?: number;
}

interface Props {
  groups: readonly UndecidedUsage[];
  zone: string;
  onDecide: (deciding: Deciding) => void;
}

const KINDS = ['TAKE_IN', 'SETTLE'] as const;

/** Refused usage that waits for a decision: of which node, why, how much and from when. */
export function UndecidedTable({ groups, zone, onDecide }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const span = (first: string, last: string) => (first === last ? first : t('rejected.span', { first, last }));
  return (
    <Table variant="compact" aria-label={t('rejected.undecided')}>
      <Thead>
        <Tr>
          <Th>{t('quarantines.node')}</Th>
          <Th>{t('rejected.reason')}</Th>
          <Th className="market-number">{t('rejected.events')}</Th>
          <Th>{t('rejected.at')}</Th>
          <Th screenReaderText={t('common.actions')} />
        </Tr>
      </Thead>
      <Tbody>
        {groups.map((group) => {
          const why = t(`finance.rejections.${group.reason as 'malformed'}`, group.reason);
          return (
            <Tr key={`${group.node ?? ''} ${group.reason}`}>
              <Td dataLabel={t('quarantines.node')}>{group.node ?? t('rejected.noNode')}</Td>
              <Td dataLabel={t('rejected.reason')}>{why}</Td>
              <Td dataLabel={t('rejected.events')} className="market-number">
                {format.number(group.events)}
              </Td>
              <Td dataLabel={t('rejected.at')}>
                {span(format.instant(group.first, zone), format.instant(group.last, zone))}
              </Td>
              <Td isActionCell modifier="nowrap">
                {KINDS.map((kind) => (
                  <Button
                    key={kind}
                    variant="link"
                    isDanger={kind === 'SETTLE'}
                    onClick={() => onDecide({ group, kind })}
                    aria-label={t('rejected.decideNamed', {
                      decision: t(`rejected.decisions.${kind}`),
                      node: group.node ?? t('rejected.noNode'),
                      why,
                    })}
                  >
                    {t(`rejected.decisions.${kind}`)}
                  </Button>
                ))}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
