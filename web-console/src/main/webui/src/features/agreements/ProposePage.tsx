import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { PageFrame } from '@/components/PageFrame';
import { useKeyedMutation } from '@/lib/keyed';
import { AgreementEditor } from './AgreementEditor';
import { propose } from './api';
import { draftsQuery, keepDraft } from './drafts';
import { ModelFields } from './ModelFields';
import { type AgreementForm, emptyAgreement } from './ruleForm';
import { requestOf } from './ruleWire';
import { WithZone } from './WithZone';

const route = getRouteApi('/t/$tenant/agreements/new');

/** A proposal for one of the tenant's own models; it may be kept as a draft first. */
export function ProposePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { model = '' } = route.useSearch();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const save = useKeyedMutation({
    mutationFn: (form: AgreementForm, attempt) => propose(tenant, requestOf(form), attempt),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'agreements'] });
      await navigate({ to: '/t/$tenant/agreements/$agreement', params: { tenant, agreement: id }, ignoreBlocker: true });
    },
  });
  const keep = useMutation({
    mutationFn: (form: AgreementForm) => keepDraft(tenant, requestOf(form)),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: draftsQuery(tenant).queryKey });
      await navigate({ to: '/t/$tenant/agreements/drafts/$draft', params: { tenant, draft: id }, ignoreBlocker: true });
    },
  });
  return (
    <PageFrame
      title={t('agreements.propose')}
      lead={t('agreements.proposeLead')}
      above={
        <Crumbs
          links={[
            <Link key="agreements" to="/t/$tenant/agreements" params={{ tenant }}>
              {t('agreements.title')}
            </Link>,
          ]}
          here={t('agreements.propose')}
        />
      }
    >
      <WithZone tenant={tenant}>
        {(zone) => (
          <AgreementEditor
            tenant={tenant}
            initial={emptyAgreement(tenant, model, zone)}
            action={t('agreements.propose')}
            isBusy={save.isPending || keep.isPending}
            error={save.error ?? keep.error}
            onSubmit={(form) => {
              keep.reset();
              save.mutate(form);
            }}
            keep={{
              action: t('agreements.drafts.keep'),
              onKeep: (form) => {
                save.reset();
                return keep.mutateAsync(form);
              },
            }}
          >
            {(control) => <ModelFields control={control} tenant={tenant} model={model} />}
          </AgreementEditor>
        )}
      </WithZone>
    </PageFrame>
  );
}
