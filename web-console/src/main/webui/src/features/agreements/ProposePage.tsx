import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Crumbs } from '@/components/Crumbs';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { CURRENCIES } from '@/lib/currencies';
import { modelNamesQuery } from '@/lib/models';
import { AgreementEditor } from './AgreementEditor';
import { propose } from './api';
import { ScopeFields } from './ScopeFields';
import { type AgreementForm, emptyAgreement } from './ruleForm';
import { requestOf } from './ruleWire';

const route = getRouteApi('/t/$tenant/agreements/new');

/** A proposal for one of the tenant's own models. */
export function ProposePage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { model = '' } = route.useSearch();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const models = useQuery(modelNamesQuery(tenant));
  const save = useMutation({
    mutationFn: (form: AgreementForm) => propose(tenant, requestOf(form)),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'agreements'] });
      await navigate({ to: '/t/$tenant/agreements/$agreement', params: { tenant, agreement: id } });
    },
  });
  const options = [...new Set([...(model ? [model] : []), ...(models.data ?? [])])];
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
      <AgreementEditor
        tenant={tenant}
        initial={emptyAgreement(tenant, model)}
        action={t('agreements.propose')}
        isBusy={save.isPending}
        error={save.error}
        onSubmit={(form) => save.mutate(form)}
      >
        {(control) => (
          <>
            {models.isError && <ProblemAlert error={models.error} onRetry={() => void models.refetch()} />}
            <div className="market-fields">
              <Choice
                control={control}
                name="model"
                label={t('plans.model')}
                placeholder={t('plans.chooseModel')}
                options={options.map((name) => ({ value: name, label: name }))}
              />
              <Choice
                control={control}
                name="currency"
                label={t('plans.currency')}
                options={CURRENCIES.map((code) => ({ value: code, label: code }))}
              />
            </div>
            <ScopeFields control={control} />
          </>
        )}
      </AgreementEditor>
    </PageFrame>
  );
}
