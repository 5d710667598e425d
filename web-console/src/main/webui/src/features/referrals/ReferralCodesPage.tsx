import { Button } from '@patternfly/react-core';
import { BullhornIcon } from '@patternfly/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { agreementsQuery } from '@/lib/agreements';
import { useMay } from '@/lib/tenants';
import { promotions, referralCodesQuery } from './api';
import { MakeCode } from './MakeCode';
import { ReferralCodeTable } from './ReferralCodeTable';

const route = getRouteApi('/t/$tenant/referral-codes');

/** The codes with which the tenant brings subscriptions to models it promotes. */
export function ReferralCodesPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const mayMake = useMay(tenant, 'FINANCE');
  const codes = useInfiniteQuery(referralCodesQuery(tenant));
  const agreements = useQuery(agreementsQuery(tenant));
  const [isMaking, setMaking] = useState(false);
  const promoted = promotions(agreements.data ?? [], tenant);
  const isReady = agreements.data !== undefined;
  return (
    <PageFrame
      title={t('referrals.title')}
      lead={t('referrals.lead')}
      actions={mayMake && promoted.length > 0 && <Button onClick={() => setMaking(true)}>{t('referrals.make')}</Button>}
    >
      <Loaded
        query={codes}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={
          <EmptyPanel
            title={t('referrals.emptyTitle')}
            icon={BullhornIcon}
            action={
              isReady &&
              promoted.length === 0 && (
                <LinkButton variant="link" to="/t/$tenant/agreements" params={{ tenant }}>
                  {t('referrals.toAgreements')}
                </LinkButton>
              )
            }
          >
            {isReady && promoted.length === 0 ? t('referrals.noAgreement') : t('referrals.emptyText')}
          </EmptyPanel>
        }
      >
        {(found) => (
          <div className="market-stack">
            <ReferralCodeTable tenant={tenant} codes={found.pages.flatMap((page) => page.items)} mayEnd={mayMake} />
            <More query={codes} />
          </div>
        )}
      </Loaded>
      {isMaking && <MakeCode tenant={tenant} agreements={promoted} onClose={() => setMaking(false)} />}
    </PageFrame>
  );
}
