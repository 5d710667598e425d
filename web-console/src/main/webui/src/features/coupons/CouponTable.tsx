import { Button, ClipboardCopy } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusLabel } from '@/components/StatusLabel';
import { useFormat } from '@/lib/format';
import { plansQuery } from '@/lib/plans';
import { useZone } from '@/lib/tenants';
import type { Coupon } from './api';
import { EndCoupon } from './EndCoupon';

interface Props {
  tenant: string;
  coupons: Coupon[];
  mayEnd: boolean;
}

/** Coupons with what each takes off, for what and until when, and how often it was redeemed. */
export function CouponTable({ tenant, coupons, mayEnd }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const plans = useQuery(plansQuery(tenant));
  const [ending, setEnding] = useState<string>();
  const [openedAt] = useState(() => new Date().toISOString());
  const nameOf = (id: string) => plans.data?.find((plan) => plan.id === id)?.name ?? id.slice(0, 8);
  const statusOf = ({ endedAt, validTo }: Coupon) => {
    if (endedAt) {
      return 'ENDED';
    }
    return validTo && validTo <= openedAt ? 'EXPIRED' : 'ACTIVE';
  };
  const offOf = ({ percent, amount }: Coupon) =>
    percent !== undefined
      ? t('pricing.percentOff', { percent })
      : t('pricing.amountOff', { amount: format.money(amount?.amount ?? '0', amount?.currency ?? 'EUR') });
  return (
    <div>
      <Table aria-label={t('coupons.title')}>
        <Thead>
          <Tr>
            <Th>{t('coupons.code')}</Th>
            <Th>{t('coupons.off')}</Th>
            <Th>{t('coupons.plans')}</Th>
            <Th className="market-number">{t('coupons.redeemed')}</Th>
            <Th>{t('agreements.status')}</Th>
            <Th>{t('coupons.until')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {coupons.map((coupon) => (
            <Tr key={coupon.id}>
              <Td dataLabel={t('coupons.code')}>
                <ClipboardCopy
                  variant="inline-compact"
                  isCode
                  hoverTip={t('common.copy')}
                  clickTip={t('common.copied')}
                  copyAriaLabel={t('referrals.copyNamed', { code: coupon.code })}
                >
                  {coupon.code}
                </ClipboardCopy>
              </Td>
              <Td dataLabel={t('coupons.off')}>
                {offOf(coupon)}
                <small className="market-subtle">
                  {coupon.months === undefined ? t('coupons.durations.FOREVER') : t('coupons.forMonths', { count: coupon.months })}
                </small>
              </Td>
              <Td dataLabel={t('coupons.plans')}>
                {coupon.plans.length === 0 ? t('coupons.allPlans') : coupon.plans.map(nameOf).join(', ')}
              </Td>
              <Td dataLabel={t('coupons.redeemed')} className="market-number">
                {coupon.maxRedemptions === undefined
                  ? format.number(coupon.redeemed)
                  : t('coupons.redeemedOf', { redeemed: format.number(coupon.redeemed), most: format.number(coupon.maxRedemptions) })}
              </Td>
              <Td dataLabel={t('agreements.status')}>
                <StatusLabel status={statusOf(coupon)} />
              </Td>
              <Td dataLabel={t('coupons.until')}>{coupon.validTo ? format.instant(coupon.validTo, zone) : ''}</Td>
              <Td isActionCell>
                {mayEnd && !coupon.endedAt && (
                  <Button variant="link" isDanger onClick={() => setEnding(coupon.code)} aria-label={t('coupons.endNamed', { code: coupon.code })}>
                    {t('coupons.end')}
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <p className="market-as-of">{t('common.zone', { zone })}</p>
      {ending && <EndCoupon tenant={tenant} code={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}
