import { Button, Switch, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { KeyIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { ProblemAlert } from '@/components/ProblemAlert';
import { StatusLabel } from '@/components/StatusLabel';
import type { ApiKey } from '@/lib/api/shapes';
import { useFormat } from '@/lib/format';
import { useMay, useZone } from '@/lib/tenants';
import { budgetUseQuery, keysQuery } from '@/lib/keys';
import { BudgetCell } from '@/components/BudgetCell';
import { CreateKey } from './CreateKey';
import { RevokeKey } from './RevokeKey';
import { SetBudget } from './SetBudget';

const route = getRouteApi('/t/$tenant/keys');

/** The tenant's API keys: enough to recognise each, nothing to use it with. */
export function KeysPage() {
  const { t } = useTranslation();
  const { tenant } = route.useParams();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const keys = useQuery(keysQuery(tenant));
  const mayManage = useMay(tenant, 'DEVELOPER');
  const [isCreating, setCreating] = useState(false);
  const hasRevoked = keys.data?.some((key) => key.revokedAt) ?? false;
  const create = mayManage && <Button onClick={() => setCreating(true)}>{t('keys.create')}</Button>;
  return (
    <PageFrame title={t('keys.title')} lead={t('keys.lead')} actions={keys.data?.length ? create : undefined}>
      <Loaded
        query={keys}
        isEmpty={(list) => list.length === 0}
        empty={
          <EmptyPanel title={t('keys.emptyTitle')} icon={KeyIcon} action={create}>
            {t('keys.emptyText')}
          </EmptyPanel>
        }
      >
        {(list) => (
          <>
            {hasRevoked && (
              <Toolbar>
                <ToolbarContent>
                  <ToolbarItem>
                    <Switch
                      id="show-revoked"
                      label={t('keys.showRevoked')}
                      isChecked={show === 'all'}
                      onChange={(_, checked) => void navigate({ search: checked ? { show: 'all' } : {}, replace: true })}
                    />
                  </ToolbarItem>
                </ToolbarContent>
              </Toolbar>
            )}
            <KeyTable tenant={tenant} mayManage={mayManage} keys={list.filter((key) => show === 'all' || !key.revokedAt)} />
          </>
        )}
      </Loaded>
      {isCreating && <CreateKey tenant={tenant} onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}

function KeyTable({ tenant, mayManage, keys }: { tenant: string; mayManage: boolean; keys: ApiKey[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZone(tenant);
  const mayLimit = useMay(tenant);
  const budgets = useQuery(budgetUseQuery(tenant));
  const [revoking, setRevoking] = useState<ApiKey>();
  const [limiting, setLimiting] = useState<ApiKey>();
  const [openedAt] = useState(() => new Date().toISOString());
  const statusOf = (key: ApiKey) => {
    if (key.revokedAt) {
      return 'REVOKED';
    }
    return key.expiresAt && key.expiresAt < openedAt ? 'EXPIRED' : 'ACTIVE';
  };
  return (
    <>
      <Table aria-label={t('keys.title')}>
        <Thead>
          <Tr>
            <Th>{t('keys.name')}</Th>
            <Th>{t('keys.key')}</Th>
            <Th>{t('keys.status')}</Th>
            <Th>{t('keys.created')}</Th>
            <Th>{t('keys.expires')}</Th>
            <Th width={25}>{t('keyBudgets.title')}</Th>
            <Th screenReaderText={t('common.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {keys.map((key) => (
            <Tr key={key.id}>
              <Td dataLabel={t('keys.name')}>{key.name}</Td>
              <Td dataLabel={t('keys.key')}>
                <code>{`${key.prefix}…${key.lastFour}`}</code>
              </Td>
              <Td dataLabel={t('keys.status')}>
                <StatusLabel status={statusOf(key)} />
              </Td>
              <Td dataLabel={t('keys.created')}>{format.instant(key.createdAt, zone)}</Td>
              <Td dataLabel={t('keys.expires')}>{key.expiresAt ? format.instant(key.expiresAt, zone) : t('keys.never')}</Td>
              <Td dataLabel={t('keyBudgets.title')}>
                <BudgetCell apiKey={key} use={budgets.data?.byKey.get(key.id)} zone={zone} />
              </Td>
              <Td isActionCell>
                {mayLimit && !key.revokedAt && (
                  <Button variant="link" onClick={() => setLimiting(key)} aria-label={t('keyBudgets.of', { name: key.name })}>
                    {t('keyBudgets.title')}
                  </Button>
                )}
                {mayManage && !key.revokedAt && (
                  <Button variant="link" isDanger onClick={() => setRevoking(key)} aria-label={t('keys.revokeNamed', { name: key.name })}>
                    {t('keys.revoke')}
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {budgets.isError && <ProblemAlert error={budgets.error} onRetry={() => void budgets.refetch()} />}
      <AsOf asOf={budgets.data?.asOf} zone={zone} />
      {revoking && <RevokeKey tenant={tenant} apiKey={revoking} onClose={() => setRevoking(undefined)} />}
      {limiting && <SetBudget tenant={tenant} apiKey={limiting} onClose={() => setLimiting(undefined)} />}
    </>
  );
}
