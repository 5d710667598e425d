import { Button, Title } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { Loaded } from '@/components/Loaded';
import { RefusalTable } from '@/components/RefusalTable';
import type { Refusal } from '@/lib/api/shapes';
import { refusalsQuery, revokeRefusal } from './api';

const releaseOf = ({ model, version }: Refusal) => `${model} ${version}`;

/** Consumers that are refused a release because only their calls explain its deaths, and serving them again. */
export function Refusals() {
  const { t } = useTranslation();
  const refusals = useQuery(refusalsQuery);
  const [revoking, setRevoking] = useState<Refusal>();
  return (
    <section>
      <Title headingLevel="h2" size="lg">
        {t('refusals.title')}
      </Title>
      <Loaded query={refusals} isEmpty={(list) => list.length === 0} empty={<p>{t('refusals.emptyText')}</p>}>
        {(list) => (
          <RefusalTable
            refusals={list}
            zone="UTC"
            action={(refusal) => (
              <Button
                variant="link"
                onClick={() => setRevoking(refusal)}
                aria-label={t('refusals.revokeNamed', { consumer: refusal.consumer, release: releaseOf(refusal) })}
              >
                {t('refusals.revoke')}
              </Button>
            )}
          />
        )}
      </Loaded>
      {revoking && <Revocation refusal={revoking} onClose={() => setRevoking(undefined)} />}
    </section>
  );
}

function Revocation({ refusal, onClose }: { refusal: Refusal; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const lift = useMutation({
    mutationFn: () => revokeRefusal(refusal),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: refusalsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('refusals.revokeNamed', { consumer: refusal.consumer, release: releaseOf(refusal) })}
      action={t('refusals.revoke')}
      isBusy={lift.isPending}
      error={lift.error}
      onConfirm={() => lift.mutate()}
      onClose={onClose}
    >
      {t('refusals.revokeText')}
    </Confirm>
  );
}
