import { Button } from '@patternfly/react-core';
import { FileIcon } from '@patternfly/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '@/components/Alert';
import { Crumbs } from '@/components/Crumbs';
import { EmptyPanel } from '@/components/EmptyPanel';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { useFormat } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { useMay } from '@/lib/tenants';
import { AgreementEditor } from './AgreementEditor';
import { DiscardDraft } from './DiscardDraft';
import { type AgreementDraft, changeDraft, draftQuery, draftsQuery, isGone, proposeDraft } from './drafts';
import { ModelFields } from './ModelFields';
import type { AgreementForm } from './ruleForm';
import { filledRequest, requestOf } from './ruleWire';
import { WithZone } from './WithZone';

const route = getRouteApi('/t/$tenant/agreements/drafts/$draft');

/** A draft that is taken up again: changed, saved, proposed or thrown away. */
export function DraftPage() {
  const { t } = useTranslation();
  const { tenant, draft } = route.useParams();
  const navigate = useNavigate();
  const mayPropose = useMay(tenant, 'FINANCE');
  const [isDiscarding, setDiscarding] = useState(false);
  // What is typed is the editor's: a draft that is read anew must not take its place.
  const found = useQuery({ ...draftQuery(tenant, draft), staleTime: Infinity, gcTime: 0 });
  const title = t('agreements.drafts.one');
  return (
    <PageFrame
      title={title}
      lead={t('agreements.drafts.lead')}
      actions={
        found.data &&
        mayPropose && (
          <Button variant="secondary" isDanger onClick={() => setDiscarding(true)}>
            {t('agreements.drafts.discard')}
          </Button>
        )
      }
      above={
        <Crumbs
          links={[
            <Link key="agreements" to="/t/$tenant/agreements" params={{ tenant }}>
              {t('agreements.title')}
            </Link>,
          ]}
          here={title}
        />
      }
    >
      {isGone(found.error) ? (
        <EmptyPanel
          title={t('agreements.drafts.goneTitle')}
          icon={FileIcon}
          action={
            <LinkButton to="/t/$tenant/agreements" params={{ tenant }}>
              {t('agreements.drafts.toAgreements')}
            </LinkButton>
          }
        >
          {t('agreements.drafts.goneText')}
        </EmptyPanel>
      ) : (
        <Loaded query={found}>
          {(shown) => <WithZone tenant={tenant}>{(zone) => <Draft key={draft} tenant={tenant} zone={zone} draft={shown} />}</WithZone>}
        </Loaded>
      )}
      {isDiscarding && found.data && (
        <DiscardDraft
          tenant={tenant}
          draft={found.data}
          onDone={() => void navigate({ to: '/t/$tenant/agreements', params: { tenant }, ignoreBlocker: true })}
          onClose={() => setDiscarding(false)}
        />
      )}
    </PageFrame>
  );
}

function Draft({ tenant, zone, draft }: { tenant: string; zone: string; draft: AgreementDraft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { id } = draft;
  const keep = useMutation({
    mutationFn: (form: AgreementForm) => changeDraft(tenant, id, requestOf(form)),
    onSuccess: async (saved) => {
      cache.setQueryData(draftQuery(tenant, id).queryKey, saved);
      await cache.invalidateQueries({ queryKey: draftsQuery(tenant).queryKey, exact: true });
    },
  });
  const propose = useKeyedMutation({
    mutationFn: (form: AgreementForm, attempt) => proposeDraft(tenant, id, requestOf(form), attempt),
    onSuccess: async (proposed) => {
      await cache.invalidateQueries({ queryKey: draftsQuery(tenant).queryKey, exact: true });
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'agreements'] });
      await navigate({ to: '/t/$tenant/agreements/$agreement', params: { tenant, agreement: proposed.id }, ignoreBlocker: true });
    },
  });
  return (
    <div className="market-stack">
      <Alert
        isInline
        isPlain
        isLiveRegion
        variant={keep.isSuccess ? 'success' : 'info'}
        title={t('agreements.drafts.saved', { instant: format.moment(draft.savedAt, zone), zone })}
      />
      <AgreementEditor
        tenant={tenant}
        initial={filledRequest(draft.terms, zone)}
        action={t('agreements.propose')}
        isBusy={propose.isPending || keep.isPending}
        error={propose.error ?? keep.error}
        onSubmit={(form) => {
          keep.reset();
          propose.mutate(form);
        }}
        keep={{
          action: t('agreements.drafts.save'),
          onKeep: (form) => {
            propose.reset();
            return keep.mutateAsync(form);
          },
        }}
      >
        {(control) => <ModelFields control={control} tenant={tenant} model={draft.terms.model} />}
      </AgreementEditor>
    </div>
  );
}
