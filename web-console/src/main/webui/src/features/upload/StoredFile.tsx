import { ActionList, ActionListItem, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Confirm } from '@/components/Confirm';
import { ProblemAlert } from '@/components/ProblemAlert';
import { body, tenantService } from '@/lib/api/client';
import { useFormat } from '@/lib/format';
import { releaseQuery } from '@/lib/releases';
import type { Target } from './transfer';

interface Props {
  target: Target;
  isBusy: boolean;
  onGoOn: () => void;
}

/** The file that a draft has from before: gone on with, or taken from it. Nothing where it has none. */
export function StoredFile({ target, isBusy, onGoOn }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const draft = useQuery(releaseQuery(target.tenant, target.model, target.version));
  const [isRemoving, setRemoving] = useState(false);
  if (draft.data === undefined) {
    return draft.isError && <ProblemAlert error={draft.error} onRetry={() => void draft.refetch()} />;
  }
  const file = draft.data.files?.[0];
  if (draft.data.status !== 'DRAFT' || file === undefined) {
    return null;
  }
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('upload.stored')}</CardTitle>
      <CardBody className="market-stack">
        <p>{t('upload.storedText')}</p>
        <p>
          {`${file.name} · ${format.bytes(file.bytes)}`}
          <span className="market-hash market-subtle">{`sha256:${file.sha256}`}</span>
        </p>
        <ActionList>
          <ActionListItem>
            <Button variant="secondary" isDisabled={isBusy} onClick={onGoOn}>
              {t('upload.useStored')}
            </Button>
          </ActionListItem>
          <ActionListItem>
            <Button variant="link" isDanger isDisabled={isBusy} onClick={() => setRemoving(true)}>
              {t('upload.remove')}
            </Button>
          </ActionListItem>
        </ActionList>
        {isRemoving && <Removal target={target} onClose={() => setRemoving(false)} />}
      </CardBody>
    </Card>
  );
}

function Removal({ target: { tenant, model, version }, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: async () =>
      body(
        await tenantService.DELETE('/v1/tenants/{tenant}/models/{model}/releases/{version}/files/model.onnx', {
          params: { path: { tenant, model, version } },
        }),
      ),
    onSuccess: onClose,
    // Also after an answer that was lost: what is gone is not offered any more.
    onSettled: () => cache.invalidateQueries({ queryKey: ['tenant', tenant, 'models', model] }),
  });
  return (
    <Confirm
      title={t('upload.removeTitle', { version })}
      action={t('upload.remove')}
      danger
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {t('upload.removeText')}
    </Confirm>
  );
}
