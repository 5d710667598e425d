import { Card, CardBody, CardFooter, CardTitle, Flex, FlexItem } from '@patternfly/react-core';
import { DownloadIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Confirm } from '@/components/Confirm';
import { Exchanged } from '@/components/Exchanged';
import { Person } from '@/components/Person';
import { ProblemAlert } from '@/components/ProblemAlert';
import { Repeats } from '@/components/Repeats';
import { StatusLabel } from '@/components/StatusLabel';
import { AccrualsLink } from '@/components/TrailLinks';
import { saveText } from '@/lib/download';
import { type Format, useFormat } from '@/lib/format';
import { useSession } from '@/lib/session';
import { approveSettlement, type Payout, type Settlement, transferFile } from './api';
import { Omitted } from './Omitted';
import { PayoutInvoice } from './PayoutInvoice';
import { PayoutTransfer } from './PayoutTransfer';

const ZONE = 'UTC';
const MONTH_LENGTH = 7;

/** Of a payout: what the partner has earned, the tax that it charges on it, what came back before, and all that it is paid. */
const SUMS = [
  { name: 'share', of: ({ amount }: Payout) => amount },
  { name: 'tax', of: ({ tax }: Payout) => tax },
  { name: 'again', of: ({ again }: Payout) => again },
  { name: 'total', of: ({ total }: Payout) => total },
] as const;

const bankOf = ({ bic, country }: { bic?: string; country?: string }) => [bic, country].filter(Boolean).join(' · ');

const nameOf = (settlement: Settlement, format: Format) => `${settlement.currency} · ${format.day(settlement.executeOn)}`;

/** One settlement: whom it pays, the second person's word, and the file for the bank. */
export function SettlementCard({ settlement }: { settlement: Settlement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = nameOf(settlement, format);
  const isMine = useSession().data?.subject === settlement.proposedBy;
  const waits = settlement.state === 'AWAITING_APPROVAL';
  const [isAsking, setAsking] = useState(false);
  const inFile = settlement.payouts.filter(({ transfer }) => transfer?.state === 'ORDERED').length;
  const file = useMutation({
    mutationFn: () => transferFile(settlement.id),
    onSuccess: (text) => saveText(`pain.001-${settlement.id}.xml`, text, 'application/xml'),
  });
  return (
    <Card isCompact>
      <CardTitle component="h2">
        {`${name} `}
        <StatusLabel status={settlement.state} />
      </CardTitle>
      <CardBody>
        {file.isError && <ProblemAlert error={file.error} />}
        <Payouts settlement={settlement} />
        <Omitted omitted={settlement.omitted} />
        <p className="market-as-of">
          {t('settlements.proposedBy')} <Person subject={settlement.proposedBy} />, {format.instant(settlement.proposedAt, ZONE)} ({ZONE})
          {settlement.approvedBy && (
            <>
              {' · '}
              {t('settlements.approvedBy')} <Person subject={settlement.approvedBy} />
            </>
          )}
        </p>
      </CardBody>
      <CardFooter>
        <Flex>
          {waits && !isMine && (
            <FlexItem>
              <Button onClick={() => setAsking(true)} aria-label={t('settlements.approveNamed', { name })}>
                {t('settlements.approve')}
              </Button>
            </FlexItem>
          )}
          {waits && isMine && <FlexItem>{t('settlements.waits')}</FlexItem>}
          {settlement.state === 'APPROVED' && (
            <FlexItem>
              <Button variant="secondary" icon={<DownloadIcon />} isLoading={file.isPending} isDisabled={inFile === 0} onClick={() => file.mutate()}>
                {t('settlements.file')}
              </Button>
              <small className="market-subtle">{t('settlements.fileHolds', { some: inFile, all: settlement.payouts.length })}</small>
            </FlexItem>
          )}
        </Flex>
      </CardFooter>
      {isAsking && <Approval settlement={settlement} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function Approval({ settlement, onClose }: { settlement: Settlement; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const approve = useMutation({
    mutationFn: () => approveSettlement(settlement.id),
    onSettled: () => cache.invalidateQueries({ queryKey: ['finance'] }),
    onSuccess: onClose,
  });
  return (
    <Confirm
      title={t('settlements.approveNamed', { name: nameOf(settlement, format) })}
      action={t('settlements.approve')}
      isBusy={approve.isPending}
      error={approve.error}
      onConfirm={() => approve.mutate()}
      onClose={onClose}
    >
      {t('settlements.approveText')}
    </Confirm>
  );
}

function Payouts({ settlement }: { settlement: Settlement }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table variant="compact" aria-label={t('settlements.payouts')}>
      <Thead>
        <Tr>
          <Th>{t('settlements.partner')}</Th>
          <Th>{t('payoutAccount.holder')}</Th>
          <Th>{t('payoutAccount.number')}</Th>
          {SUMS.map(({ name }) => (
            <Th key={name} className="market-number">
              {t(`settlements.${name}`)}
            </Th>
          ))}
          <Th>{t('finance.invoice')}</Th>
          <Th>{t('settlements.transfer')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {settlement.payouts.map((payout) => (
          <Tr key={payout.tenant}>
            <Td dataLabel={t('settlements.partner')}>
              <Link to="/finance/statements/$partner" params={{ partner: payout.tenant }} search={{ period: settlement.executeOn.slice(0, MONTH_LENGTH) }}>
                {payout.tenant}
              </Link>
            </Td>
            <Td dataLabel={t('payoutAccount.holder')}>
              {payout.holder}
              {payout.latinHolder && <small className="market-subtle">{payout.latinHolder}</small>}
            </Td>
            <Td dataLabel={t('payoutAccount.number')}>
              <code>{payout.iban ?? payout.otherAccount?.account}</code>
              {payout.otherAccount && <small className="market-subtle">{bankOf(payout.otherAccount)}</small>}
              {payout.ibanBank && <small className="market-subtle">{bankOf(payout.ibanBank)}</small>}
              {payout.exchange && <Exchanged exchange={payout.exchange} way="paidOut" />}
            </Td>
            {SUMS.map(({ name, of }) => (
              <Td key={name} dataLabel={t(`settlements.${name}`)} className="market-number">
                <PayoutSum settlement={settlement} payout={payout} sum={name} amount={format.money(of(payout).amount, of(payout).currency)} />
                {name === 'again' && <Repeats payouts={payout.repeats} way="repeats" partner={payout.tenant} />}
              </Td>
            ))}
            <Td dataLabel={t('finance.invoice')}>{payout.selfBilling && <PayoutInvoice document={payout.selfBilling} />}</Td>
            <Td dataLabel={t('settlements.transfer')}>
              {payout.transfer && <PayoutTransfer settlement={settlement.id} tenant={payout.tenant} transfer={payout.transfer} />}
              <Repeats payouts={payout.repeatedBy} way="repeatedBy" partner={payout.tenant} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

interface SumProps {
  settlement: Settlement;
  payout: Payout;
  sum: (typeof SUMS)[number]['name'];
  amount: string;
}

/** A sum of a payout; the share leads to all that it is made of, which an approval decides. */
function PayoutSum({ settlement, payout, sum, amount }: SumProps) {
  const { t } = useTranslation();
  return sum === 'share' && settlement.state === 'APPROVED' ? (
    <AccrualsLink search={{ settlement: settlement.id, partner: payout.tenant }} label={t('following.sharesOf', { what: `${payout.tenant}, ${amount}` })}>
      {amount}
    </AccrualsLink>
  ) : (
    amount
  );
}
