import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { Crumbs } from '@/components/Crumbs';
import { ModelChoice } from '@/components/ModelChoice';
import { PageFrame } from '@/components/PageFrame';
import { CURRENCIES } from '@/lib/currencies';
import { useKeyedMutation } from '@/lib/keyed';
import { useZone } from '@/lib/tenants';
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
  const zone = useZone(tenant);
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
        initial={emptyAgreement(tenant, model, zone)}
        action={t('agreements.propose')}
        isBusy={save.isPending}
        error={save.error}
        onSubmit={(form) => save.mutate(form)}
      >
        {(control) => (
          <>
            <div className="market-fields">
              <ModelChoice control={control} name="model" tenant={tenant} named={model} />
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
