import { Alert } from '@/components/Alert';
import { ActionList, ActionListItem, Card, CardBody, CardTitle, Content, Spinner } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ReleaseFacts } from '@/components/ReleaseFacts';
import { SignatureTables } from '@/components/SignatureTables';
import { body, keyed, tenantService } from '@/lib/api/client';
import { ProblemError } from '@/lib/api/problem';
import { useKeyedMutation } from '@/lib/keyed';
import { releaseQuery } from '@/lib/releases';
import { Refusal } from './Refusal';
import type { Target } from './transfer';

/** Submits the draft: it is inspected at once, and either goes to review or comes back with what is wrong. */
export function SubmitStep({ target, onAgain }: { target: Target; onAgain: () => void }) {
  const { t } = useTranslation();
  const { tenant, model, version } = target;
  const cache = useQueryClient();
  const draft = useQuery(releaseQuery(tenant, model, version));
  const submit = useKeyedMutation({
    mutationFn: async (_, attempt) =>
      body(
        await tenantService.POST('/v1/tenants/{tenant}/models/{model}/releases/{version}/submission', {
          params: { path: { tenant, model, version } },
          headers: keyed(attempt),
        }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: ['tenant', tenant, 'models', model] }),
  });
  const refused = submit.error instanceof ProblemError && submit.error.kind === 'model-rejected';

  if (submit.isSuccess) {
    const release = submit.data;
    return (
      <div className="market-stack">
        <Alert isInline variant="success" title={t('upload.acceptedTitle')}>
          {t('upload.acceptedText')}
        </Alert>
        <Card>
          <CardTitle component="h2">{t('upload.inspection')}</CardTitle>
          <CardBody className="market-stack">
            <ReleaseFacts release={release} />
            {release.signature && <SignatureTables signature={release.signature} />}
          </CardBody>
        </Card>
        <LinkButton to="/t/$tenant/models/$model" params={{ tenant, model }} search={{ version }}>
          {t('upload.toRelease')}
        </LinkButton>
      </div>
    );
  }

  return (
    <div className="market-stack">
      {refused ? <Refusal error={submit.error as ProblemError} /> : submit.isError && <ProblemAlert error={submit.error} />}
      <Loaded query={draft}>
        {(release) => (
          <Card>
            <CardTitle component="h2">{t('upload.steps.submit')}</CardTitle>
            <CardBody className="market-stack">
              <Content component="p">{t('upload.submitText')}</Content>
              <ReleaseFacts release={release} />
            </CardBody>
          </Card>
        )}
      </Loaded>
      {submit.isPending && (
        <p role="status">
          <Spinner size="md" aria-hidden="true" /> {t('upload.inspecting')}
        </p>
      )}
      {/* Only once the facts are there, so that no button moves away under a click. */}
      {draft.data && (
        <ActionList>
          <ActionListItem>
            <Button isDisabled={submit.isPending || refused} isLoading={submit.isPending} onClick={() => submit.mutate()}>
              {t('upload.submit')}
            </Button>
          </ActionListItem>
          <ActionListItem>
            <Button variant={refused ? 'primary' : 'link'} isDisabled={submit.isPending} onClick={onAgain}>
              {t('upload.otherFile')}
            </Button>
          </ActionListItem>
        </ActionList>
      )}
    </div>
  );
}
