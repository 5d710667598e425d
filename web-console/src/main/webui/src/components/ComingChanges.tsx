import { List, ListItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { subscriptionsQuery } from '@/lib/plans';
import { useZone } from '@/lib/tenants';
import { Alert } from './Alert';
import { LinkButton } from './LinkButton';
import { PlanPrice } from './PlanTerms';

/** That partners move subscriptions of the tenant to other terms: which, when, and what they cost then. */
export function ComingChanges({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const coming = useQuery(subscriptionsQuery(tenant)).data?.filter(
    (subscription) => subscription.status === 'ACTIVE' && subscription.migration,
  );
  if (!coming?.length) {
    return null;
  }
  return (
    <Alert
      isInline
      variant="warning"
      title={t('coming.title')}
      actionLinks={
        <LinkButton variant="link" to="/t/$tenant/subscriptions" params={{ tenant }}>
          {t('coming.toSubscriptions')}
        </LinkButton>
      }
    >
      <List isPlain>
        {coming.map(({ id, model, migration }) =>
          migration && (
            <ListItem key={id}>
              <strong>{model}</strong>{' '}
              {t('migrations.coming', {
                instant: format.instant(migration.dueAt, zone),
                plan: migration.plan.name,
                version: migration.plan.version,
              })}{' '}
              <PlanPrice plan={migration.plan} />
            </ListItem>
          ),
        )}
      </List>
      <p className="market-as-of">{t('coming.choice')} {t('common.zone', { zone })}</p>
    </Alert>
  );
}
