import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { LineText } from '@/components/LineText';
import { PaidBy } from '@/components/PaidBy';
import { LineLink } from '@/components/TrailLinks';
import { useFormat } from '@/lib/format';
import type { TracedEvent } from './api';

interface Props {
  lines: TracedEvent['lines'];
  tenant?: string;
}

type Share = NonNullable<TracedEvent['lines'][number]['shares']>[number];

/** Invoice lines, each with its address, and for finance who has had which share of each, and how far its payment is. */
export function TracedLines({ lines, tenant }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('trace.lines')}>
      <Thead>
        <Tr>
          <Th>{t('trace.line')}</Th>
          <Th>{t('trace.what')}</Th>
          <Th className="market-number">{t('invoices.amount')}</Th>
          {tenant === undefined && <Th>{t('trace.shares')}</Th>}
        </Tr>
      </Thead>
      <Tbody>
        {lines.map(({ line, shares = [] }) => (
          <Tr key={line.reference}>
            <Td dataLabel={t('trace.line')}>
              <LineLink tenant={tenant} number={line.invoice} line={line.line}>
                {line.reference}
              </LineLink>
            </Td>
            <Td dataLabel={t('trace.what')}>
              {t(`invoices.lineKinds.${line.kind}`, { period: format.month(line.usagePeriod) })}
              <LineText line={line} />
            </Td>
            <Td dataLabel={t('invoices.amount')} className="market-number">
              {format.money(line.amount.amount, line.amount.currency)}
            </Td>
            {tenant === undefined && (
              <Td dataLabel={t('trace.shares')}>
                {shares.map((share) => (
                  <ShareOf key={share.id} share={share} />
                ))}
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Whose share it is, by which rule, and the payouts that pay it. */
function ShareOf({ share }: { share: Share }) {
  const { t } = useTranslation();
  const format = useFormat();
  const role = t(`shareRoles.${share.role as 'PLATFORM'}`, share.role);
  const rule = t(`agreements.kinds.${share.rule as 'PERCENT'}`, share.rule);
  return (
    <div>
      {`${share.partner}: ${format.money(share.amount.amount, share.amount.currency)}`}
      <small className="market-subtle">
        {`${role} · ${rule} · `}
        {share.payout ? <PaidBy payout={share.payout} /> : t(share.role === 'PLATFORM' ? 'trace.kept' : 'trace.notPaid')}
      </small>
    </div>
  );
}
