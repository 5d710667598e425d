import { Label, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Exchanged } from '@/components/Exchanged';
import { Repeats } from '@/components/Repeats';
import { AccrualsLink } from '@/components/TrailLinks';
import { useFormat } from '@/lib/format';
import type { Statement } from './api';

interface Props {
  payouts: Statement['payouts'];
  /** Whose they are, where finance looks at them and goes on to what each is made of. */
  partner?: string | undefined;
}

const SUMS = ['amount', 'tax', 'again', 'total'] as const;
const NAMES = { amount: 'settlements.share', tax: 'settlements.tax', again: 'settlements.again', total: 'settlements.total' } as const;

/** What was paid in the month, and whether it arrived. */
export function StatementPayouts({ payouts, partner }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (payouts.length === 0) {
    return null;
  }
  return (
    <section>
      <Title headingLevel="h2" size="lg">
        {t('settlements.payouts')}
      </Title>
      <Table variant="compact" aria-label={t('settlements.payouts')}>
        <Thead>
          <Tr>
            <Th>{t('settlements.executeOn')}</Th>
            {SUMS.map((sum) => (
              <Th key={sum} className="market-number">
                {t(NAMES[sum])}
              </Th>
            ))}
            <Th>{t('settlements.transfer')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {payouts.map((payout) => (
            <Tr key={`${payout.settlement} ${payout.amount.currency}`}>
              <Td dataLabel={t('settlements.executeOn')}>{format.day(payout.executeOn)}</Td>
              {SUMS.map((sum) => {
                const amount = format.money(payout[sum].amount, payout[sum].currency);
                return (
                  <Td key={sum} dataLabel={t(NAMES[sum])} className="market-number">
                    {sum === 'amount' && partner !== undefined ? (
                      <AccrualsLink search={{ settlement: payout.settlement, partner }} label={t('following.sharesOf', { what: amount })}>
                        {amount}
                      </AccrualsLink>
                    ) : (
                      amount
                    )}
                    {sum === 'again' && <Repeats payouts={payout.repeats} way="repeats" partner={partner} />}
                  </Td>
                );
              })}
              <Td dataLabel={t('settlements.transfer')}>
                {payout.exchange && <Exchanged exchange={payout.exchange} way="paidOut" />}
                {payout.cameBack && (
                  <>
                    <Label isCompact color="orange">
                      {t('statements.cameBack')}
                    </Label>
                    <small className="market-subtle">
                      {[format.day(payout.cameBack.on), payout.cameBack.code, payout.cameBack.reason].filter(Boolean).join(' · ')}
                    </small>
                  </>
                )}
                <Repeats payouts={payout.repeatedBy} way="repeatedBy" partner={partner} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </section>
  );
}
