import { SearchIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { useFormat } from '@/lib/format';
import type { TraceSearch } from '@/lib/trail';
import { isSought, traceQuery } from './api';
import { TracedCard } from './TracedCard';

/** What was found of a request; what is counted and not in the archive yet is said too. */
export function TraceResult({ tenant, sought }: { tenant?: string; sought: TraceSearch }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trace = useQuery(traceQuery(tenant, sought));
  if (!isSought(sought)) {
    return null;
  }
  return (
    <Loaded query={trace}>
      {(found) => (
        <div className="market-stack">
          {found.items.length === 0 && (
            <EmptyPanel title={t('trace.emptyTitle')} icon={SearchIcon}>
              {t('trace.emptyText')}
            </EmptyPanel>
          )}
          {found.items.map((traced, index) => (
            <TracedCard key={traced.event.event ?? index} traced={traced} zone={found.timeZone ?? 'UTC'} {...(tenant === undefined ? {} : { tenant })} />
          ))}
          {found.waiting > 0 && <p>{t('trace.waiting', { count: found.waiting, events: format.number(found.waiting) })}</p>}
          <AsOf asOf={found.asOf} zone={found.timeZone ?? 'UTC'} />
        </div>
      )}
    </Loaded>
  );
}
