import { Title } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { NoticeList } from '@/components/NoticeList';
import { useMay, useZone } from '@/lib/tenants';
import { ownNoticesQuery } from './api';

/** What the tenant was told of what it owes; nothing where it never was. */
export function OwnNotices({ tenant }: { tenant: string }) {
  const mayPay = useMay(tenant, 'FINANCE');
  return mayPay && <Told tenant={tenant} />;
}

function Told({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const zone = useZone(tenant);
  const notices = useInfiniteQuery(ownNoticesQuery(tenant));
  return (
    <Loaded query={notices} isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0} empty={null}>
      {(found) => (
        <section>
          <Title headingLevel="h2" size="lg">
            {t('notices.own')}
          </Title>
          <NoticeList notices={found.pages.flatMap((page) => page.items)} zone={zone} />
          <More query={notices} />
        </section>
      )}
    </Loaded>
  );
}
