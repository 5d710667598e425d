import { Button, Flex, FlexItem } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { LinkButton } from '@/components/LinkButton';
import type { Agreement } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { accept, end } from './api';
import { mayEnd, mustSign } from './state';

type Act = 'accept' | 'refuse' | 'withdraw' | 'notice';

/** What the tenant may do with an agreement as it stands. */
export function AgreementActions({ tenant, agreement }: { tenant: string; agreement: Agreement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<Act>();
  const isProposal = agreement.status === 'PROPOSED';
  const act = useMutation({
    mutationFn: (what: Act) => (what === 'accept' ? accept(tenant, agreement.id) : end(tenant, agreement.id)),
    onSuccess: () => setAsked(undefined),
    // Also where it was refused: somebody else may have been first, and an answer that was lost may have been a yes.
    onSettled: () => cache.invalidateQueries({ queryKey: ['tenant', tenant, 'agreements'] }),
  });
  const ask = (what: Act) => {
    act.reset();
    setAsked(what);
  };
  const ending: Act = isProposal ? (agreement.proposer === tenant ? 'withdraw' : 'refuse') : 'notice';
  return (
    <>
      <Flex gap={{ default: 'gapSm' }}>
        {mustSign(agreement, tenant) && (
          <FlexItem>
            <Button onClick={() => ask('accept')}>{t('agreements.acts.accept')}</Button>
          </FlexItem>
        )}
        {isProposal && (
          <FlexItem>
            <LinkButton variant="secondary" to="/t/$tenant/agreements/$agreement/counter" params={{ tenant, agreement: agreement.id }}>
              {t('agreements.counter')}
            </LinkButton>
          </FlexItem>
        )}
        {mayEnd(agreement) && (
          <FlexItem>
            <Button variant="secondary" isDanger onClick={() => ask(ending)}>
              {t(`agreements.acts.${ending}`)}
            </Button>
          </FlexItem>
        )}
      </Flex>
      {asked && (
        <Confirm
          title={t(`agreements.acts.${asked}`)}
          action={t(`agreements.acts.${asked}`)}
          danger={asked !== 'accept'}
          isBusy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate(asked)}
          onClose={() => setAsked(undefined)}
        >
          {t(`agreements.actTexts.${asked}`, { days: format.number(agreement.noticeDays) })}
        </Confirm>
      )}
    </>
  );
}
