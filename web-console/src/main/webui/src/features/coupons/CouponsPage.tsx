import { Button } from '@patternfly/react-core';
import { TagIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { useMay } from '@/lib/tenants';
import { couponsQuery } from './api';
import { CouponTable } from './CouponTable';
import { MakeCoupon } from './MakeCoupon';

const route = getRouteApi('/t/$tenant/coupons');

/** What the tenant takes off the prices of its plans for those who have a code. */
export function CouponsPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const mayMake = useMay(tenant, 'PUBLISHER');
  const coupons = useInfiniteQuery(couponsQuery(tenant));
  const [isMaking, setMaking] = useState(false);
  return (
    <PageFrame
      title={t('coupons.title')}
      lead={t('coupons.lead')}
      actions={mayMake && <Button onClick={() => setMaking(true)}>{t('coupons.make')}</Button>}
    >
      <Loaded
        query={coupons}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={
          <EmptyPanel title={t('coupons.emptyTitle')} icon={TagIcon}>
            {t('coupons.emptyText')}
          </EmptyPanel>
        }
      >
        {(found) => (
          <div className="market-stack">
            <CouponTable tenant={tenant} coupons={found.pages.flatMap((page) => page.items)} mayEnd={mayMake} />
            <More query={coupons} />
          </div>
        )}
      </Loaded>
      {isMaking && <MakeCoupon tenant={tenant} onClose={() => setMaking(false)} />}
    </PageFrame>
  );
}
