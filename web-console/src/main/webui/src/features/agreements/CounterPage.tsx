import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { AgreementEditor } from './AgreementEditor';
import { agreementQuery, counter } from './api';
import type { AgreementForm } from './ruleForm';
import { filledAgreement, requestOf } from './ruleWire';
import { WithZone } from './WithZone';

const route = getRouteApi('/t/$tenant/agreements/$agreement/counter');

/** Another version of an open proposal, which takes its place; everybody signs anew. */
export function CounterPage() {
  const { t } = useTranslation();
  const { tenant, agreement } = route.useParams();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const found = useQuery(agreementQuery(tenant, agreement));
  const save = useMutation({
    mutationFn: (form: AgreementForm) => counter(tenant, agreement, requestOf(form)),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: ['tenant', tenant, 'agreements'] });
      await navigate({ to: '/t/$tenant/agreements/$agreement', params: { tenant, agreement: id }, ignoreBlocker: true });
    },
  });
  return (
    <PageFrame
      title={t('agreements.counter')}
      lead={found.data && t('agreements.counterLead', { model: found.data.model, version: found.data.version })}
      above={
        <Crumbs
          links={[
            <Link key="agreements" to="/t/$tenant/agreements" params={{ tenant }}>
              {t('agreements.title')}
            </Link>,
            <Link key="agreement" to="/t/$tenant/agreements/$agreement" params={{ tenant, agreement }}>
              {found.data ? t('agreements.one', { model: found.data.model, version: found.data.version }) : agreement}
            </Link>,
          ]}
          here={t('agreements.counter')}
        />
      }
    >
      <Loaded query={found}>
        {(shown) => (
          <WithZone tenant={tenant}>
            {(zone) => (
              <AgreementEditor
                tenant={tenant}
                initial={filledAgreement(shown, zone)}
                action={t('agreements.counter')}
                isBusy={save.isPending}
                error={save.error}
                onSubmit={(form) => save.mutate(form)}
              />
            )}
          </WithZone>
        )}
      </Loaded>
    </PageFrame>
  );
}
