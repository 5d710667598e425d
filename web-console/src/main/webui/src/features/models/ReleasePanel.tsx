import { Alert } from '@/components/Alert';
import { Button, Card, CardBody, CardFooter, CardTitle, Split, SplitItem, Stack, StackItem } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { RefusalTable } from '@/components/RefusalTable';
import { ReleaseFacts } from '@/components/ReleaseFacts';
import { SignatureTables } from '@/components/SignatureTables';
import { StatusTimeline } from '@/components/StatusTimeline';
import { body, keyed, tenantService } from '@/lib/api/client';
import { useKeyedMutation } from '@/lib/keyed';
import { releaseQuery } from '@/lib/releases';
import { useMay, useZone } from '@/lib/tenants';
import { EditLicence } from './EditLicence';

interface Props {
  tenant: string;
  model: string;
  version: string;
}

const MAY_BE_WITHDRAWN = ['PUBLISHED', 'QUARANTINED'];

/** Everything known of one release. */
export function ReleasePanel({ tenant, model, version }: Props) {
  const { t } = useTranslation();
  const zone = useZone(tenant);
  const mayPublish = useMay(tenant, 'PUBLISHER');
  const release = useQuery({ ...releaseQuery(tenant, model, version), refetchInterval: 5_000 });
  const [isLicensing, setLicensing] = useState(false);
  const [isWithdrawing, setWithdrawing] = useState(false);

  return (
    <div className="market-release">
      <Loaded query={release}>
        {(shown) => (
          <Stack hasGutter>
            {shown.status === 'DRAFT' && mayPublish && (
              <StackItem>
                <Alert
                  isInline
                  variant="info"
                  title={t('releases.draftTitle')}
                  actionLinks={
                    <LinkButton variant="link" to="/t/$tenant/models/$model/upload" params={{ tenant, model }} search={{ version }}>
                      {t('releases.continue')}
                    </LinkButton>
                  }
                >
                  {t('releases.draftText')}
                </Alert>
              </StackItem>
            )}
            {shown.status === 'QUARANTINED' && (
              <StackItem>
                <Alert isInline variant="danger" title={t('quarantines.partnerTitle')}>
                  {t('quarantines.partnerText')}
                </Alert>
              </StackItem>
            )}
            {shown.refusals.length > 0 && (
              <StackItem>
                <Card>
                  <CardTitle component="h2">{t('refusals.partnerTitle')}</CardTitle>
                  <CardBody>
                    <p>{t('refusals.partnerText')}</p>
                    <RefusalTable refusals={shown.refusals} zone={zone} />
                  </CardBody>
                </Card>
              </StackItem>
            )}
            <StackItem>
              <div className="market-two-columns">
                <Card>
                  <CardTitle component="h2">{t('releases.facts')}</CardTitle>
                  <CardBody>
                    <ReleaseFacts release={shown} />
                  </CardBody>
                  {shown.status === 'DRAFT' && mayPublish && (
                    <CardFooter>
                      <Button variant="secondary" onClick={() => setLicensing(true)}>
                        {t('licence.edit')}
                      </Button>
                    </CardFooter>
                  )}
                </Card>
                <Card>
                  <CardTitle component="h2">{t('releases.timeline')}</CardTitle>
                  <CardBody>
                    <StatusTimeline entries={shown.timeline ?? []} zone={zone} />
                  </CardBody>
                </Card>
              </div>
            </StackItem>
            {shown.signature && (
              <StackItem>
                <Card>
                  <CardTitle component="h2">{t('signature.title')}</CardTitle>
                  <CardBody>
                    <SignatureTables signature={shown.signature} />
                  </CardBody>
                </Card>
              </StackItem>
            )}
            {mayPublish && MAY_BE_WITHDRAWN.includes(shown.status) && (
              <StackItem>
                <Split>
                  <SplitItem isFilled />
                  <SplitItem>
                    <Button variant="danger" onClick={() => setWithdrawing(true)}>
                      {t('releases.withdraw')}
                    </Button>
                  </SplitItem>
                </Split>
              </StackItem>
            )}
          </Stack>
        )}
      </Loaded>
      {isLicensing && (
        <EditLicence
          tenant={tenant}
          model={model}
          version={version}
          licence={release.data?.licence}
          onClose={() => setLicensing(false)}
        />
      )}
      {isWithdrawing && (
        <Withdrawal tenant={tenant} model={model} version={version} onClose={() => setWithdrawing(false)} />
      )}
    </div>
  );
}

function Withdrawal({ tenant, model, version, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const withdraw = useKeyedMutation({
    mutationFn: async (_, attempt) =>
      body(
        await tenantService.POST('/v1/tenants/{tenant}/models/{model}/releases/{version}/withdrawal', {
          params: { path: { tenant, model, version } },
          headers: keyed(attempt),
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'models', model] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('releases.withdrawTitle', { version })}
      action={t('releases.withdraw')}
      danger
      isBusy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate()}
      onClose={onClose}
    >
      {t('releases.withdrawText')}
    </Confirm>
  );
}
