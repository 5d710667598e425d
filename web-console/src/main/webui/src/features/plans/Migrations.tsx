import { Button, Title } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import type { Plan } from '@/lib/api/shapes';
import { AnnounceMigration } from './AnnounceMigration';
import { MigrationTable } from './MigrationTable';
import { type Migration, migrationsQuery } from './migrations';
import { WithdrawMigration } from './WithdrawMigration';

interface Props {
  tenant: string;
  plan: string;
  versions: Plan[];
  mayMigrate: boolean;
  zone: string;
}

/** How subscriptions on earlier versions of a plan were or will be moved; nothing while there is one version. */
export function Migrations({ tenant, plan, versions, mayMigrate, zone }: Props) {
  const { t } = useTranslation();
  const migrations = useInfiniteQuery(migrationsQuery(tenant, plan));
  const [isAnnouncing, setAnnouncing] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Migration>();
  if (versions.length < 2) {
    return null;
  }
  return (
    <section className="market-stack">
      <Title headingLevel="h2" size="lg">
        {t('migrations.title')}
      </Title>
      <Loaded
        query={migrations}
        isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
        empty={<p className="market-as-of">{t('migrations.none')}</p>}
      >
        {(found) => (
          <>
            <MigrationTable
              migrations={found.pages.flatMap((page) => page.items)}
              zone={zone}
              onWithdraw={mayMigrate ? setWithdrawing : undefined}
            />
            <More query={migrations} />
          </>
        )}
      </Loaded>
      {mayMigrate && (
        <div>
          <Button variant="secondary" onClick={() => setAnnouncing(true)}>
            {t('migrations.announce')}
          </Button>
        </div>
      )}
      {isAnnouncing && (
        <AnnounceMigration tenant={tenant} plan={plan} versions={versions} onClose={() => setAnnouncing(false)} />
      )}
      {withdrawing && (
        <WithdrawMigration tenant={tenant} plan={plan} migration={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </section>
  );
}
