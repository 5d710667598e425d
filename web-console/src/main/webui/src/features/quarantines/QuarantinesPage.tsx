import { Button } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';
import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import type { Quarantine } from '@/lib/api/shapes';
import { quarantinesQuery, revoke } from './api';
import { QuarantineRow } from './QuarantineRow';
import { Refusals } from './Refusals';

/** What the data planes have taken out of service, or refuse to some, why, and putting it back. */
export function QuarantinesPage() {
  const { t } = useTranslation();
  const quarantines = useQuery(quarantinesQuery);
  const [revoking, setRevoking] = useState<Quarantine>();
  return (
    <PageFrame title={t('quarantines.title')} lead={t('quarantines.lead')}>
      <div className="market-stack">
        <Loaded
          query={quarantines}
          isEmpty={(list) => list.length === 0}
          empty={
            <EmptyPanel title={t('quarantines.emptyTitle')} icon={CheckCircleIcon}>
              {t('quarantines.emptyText')}
            </EmptyPanel>
          }
        >
          {(list) => (
            <>
              <Table aria-label={t('quarantines.title')}>
                <Thead>
                  <Tr>
                    <Th>{t('quarantines.release')}</Th>
                    <Th>{t('quarantines.node')}</Th>
                    <Th>{t('quarantines.cause')}</Th>
                    <Th>{t('quarantines.since')}</Th>
                    <Th screenReaderText={t('common.actions')} />
                  </Tr>
                </Thead>
                <Tbody>
                  {list.map((quarantine) => (
                    <QuarantineRow
                      key={`${quarantine.model} ${quarantine.version} ${quarantine.node}`}
                      quarantine={quarantine}
                      action={
                        <Button
                          variant="link"
                          onClick={() => setRevoking(quarantine)}
                          aria-label={t('quarantines.revokeNamed', { release: `${quarantine.model} ${quarantine.version}` })}
                        >
                          {t('quarantines.revoke')}
                        </Button>
                      }
                    />
                  ))}
                </Tbody>
              </Table>
              <p className="market-as-of">{t('common.zone', { zone: 'UTC' })}</p>
            </>
          )}
        </Loaded>
        <Refusals />
      </div>
      {revoking && <Revocation quarantine={revoking} onClose={() => setRevoking(undefined)} />}
    </PageFrame>
  );
}

function Revocation({ quarantine, onClose }: { quarantine: Quarantine; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const lift = useMutation({
    mutationFn: () => revoke(quarantine),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: quarantinesQuery.queryKey });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('quarantines.revokeNamed', { release: `${quarantine.model} ${quarantine.version}` })}
      action={t('quarantines.revoke')}
      isBusy={lift.isPending}
      error={lift.error}
      onConfirm={() => lift.mutate()}
      onClose={onClose}
    >
      {t('quarantines.revokeText')}
    </Confirm>
  );
}
