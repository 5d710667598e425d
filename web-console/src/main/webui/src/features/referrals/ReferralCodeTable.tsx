import { Button, ClipboardCopy } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import { useZone } from '@/lib/tenants';
import { endCode, type ReferralCode, referralCodesQuery } from './api';

interface Props {
  tenant: string;
  codes: ReferralCode[];
  mayEnd: boolean;
}

/** Codes with the agreement each is for. */
export function ReferralCodeTable({ tenant, codes, mayEnd }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const [ending, setEnding] = useState<string>();
  return (
    <div>
      <Table aria-label={t('referrals.title')}>
        <Thead>
          <Tr>
            <Th>{t('referrals.code')}</Th>
            <Th>{t('plans.model')}</Th>
            <Th>{t('agreements.status')}</Th>
            <Th>{t('referrals.made')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {codes.map(({ code, model, agreementId, madeAt, endedAt }) => (
            <Tr key={code}>
              <Td dataLabel={t('referrals.code')}>
                <ClipboardCopy variant="inline-compact" isCode hoverTip={t('common.copy')} clickTip={t('common.copied')} copyAriaLabel={t('referrals.copyNamed', { code })}>
                  {code}
                </ClipboardCopy>
              </Td>
              <Td dataLabel={t('plans.model')}>
                <code>{model}</code>
                {agreementId && (
                  <small className="market-subtle">
                    <Link to="/t/$tenant/agreements/$agreement" params={{ tenant, agreement: agreementId }}>
                      {t('referrals.toAgreement')}
                    </Link>
                  </small>
                )}
              </Td>
              <Td dataLabel={t('agreements.status')}>
                <StatusLabel status={endedAt ? 'ENDED' : 'ACTIVE'} />
              </Td>
              <Td dataLabel={t('referrals.made')}>{format.instant(madeAt, zone)}</Td>
              <Td isActionCell>
                {mayEnd && !endedAt && (
                  <Button variant="link" isDanger onClick={() => setEnding(code)} aria-label={t('referrals.endNamed', { code })}>
                    {t('referrals.end')}
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
      {ending && <EndCode tenant={tenant} code={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

function EndCode({ tenant, code, onClose }: { tenant: string; code: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => endCode(tenant, code),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: referralCodesQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('referrals.endNamed', { code })}
      action={t('referrals.end')}
      danger
      isBusy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      {t('referrals.endText')}
    </Confirm>
  );
}
