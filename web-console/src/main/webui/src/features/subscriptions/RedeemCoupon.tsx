import { zodResolver } from '@hookform/resolvers/zod';
import { List, ListItem } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Field } from '@/components/Field';
import { FormModal } from '@/components/FormModal';
import { Loaded } from '@/components/Loaded';
import type { Subscription } from '@/lib/api/shapes';
import { COUPON_CODE } from '@/lib/coupons';
import { useFormat } from '@/lib/format';
import { type Redeemed, redeemCoupon, redeemedQuery } from './api';

interface Props {
  tenant: string;
  subscription: Subscription;
  onClose: () => void;
}

/** The coupons of a subscription, and redeeming one more. */
export function RedeemCoupon({ tenant, subscription, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const redeemed = useQuery(redeemedQuery(tenant, subscription.id));
  const schema = useMemo(
    () => z.object({ code: z.string().trim().toUpperCase().regex(COUPON_CODE, t('referrals.codeRule')) }),
    [t],
  );
  const { control, handleSubmit, reset } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { code: '' },
  });
  const redeem = useMutation({
    mutationFn: ({ code }: z.infer<typeof schema>) => redeemCoupon(tenant, subscription.id, code),
    onSuccess: async () => {
      reset();
      await cache.invalidateQueries({ queryKey: redeemedQuery(tenant, subscription.id).queryKey });
    },
  });
  return (
    <FormModal
      title={t('coupons.redeemTitle', { model: subscription.model })}
      action={t('coupons.redeem')}
      isBusy={redeem.isPending}
      error={redeem.error}
      onSubmit={(event) => void handleSubmit((form) => redeem.mutate(form))(event)}
      onClose={onClose}
    >
      <div aria-live="polite">
        <Loaded query={redeemed} isEmpty={(items) => items.length === 0} empty={null}>
          {(items) => <RedeemedList items={items} />}
        </Loaded>
      </div>
      <Field control={control} name="code" label={t('coupons.code')} help={t('coupons.redeemHelp')} isRequired />
    </FormModal>
  );
}

/** What each takes off, and of which months. */
export function RedeemedList({ items }: { items: Redeemed[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const offOf = ({ percent, amount }: Redeemed) =>
    percent !== undefined
      ? t('pricing.percentOff', { percent })
      : t('pricing.amountOff', { amount: format.money(amount?.amount ?? '0', amount?.currency ?? 'EUR') });
  return (
    <List isPlain>
      {items.map((item) => {
        const said = { code: item.code, off: offOf(item), first: format.month(item.firstPeriod) };
        return (
          <ListItem key={item.code}>
            {item.lastPeriod === undefined
              ? t('coupons.own', said)
              : t('coupons.ownUntil', { ...said, last: format.month(item.lastPeriod) })}
          </ListItem>
        );
      })}
    </List>
  );
}
