import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { couponsQuery, endCoupon } from './api';

/** Ends a coupon after a question: those who have redeemed it keep it. */
export function EndCoupon({ tenant, code, onClose }: { tenant: string; code: string; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => endCoupon(tenant, code),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: couponsQuery(tenant).queryKey });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('coupons.endNamed', { code })}
      action={t('coupons.end')}
      danger
      isBusy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      {t('coupons.endText')}
    </Confirm>
  );
}
