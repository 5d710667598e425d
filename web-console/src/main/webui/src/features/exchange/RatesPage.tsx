import { Alert } from '@/components/Alert';
import { Button, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { ExchangeAltIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '@/components/ChoiceFilter';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { CURRENCIES } from '@/lib/currencies';
import { type Imported, ratesQuery } from './api';
import { ImportRates } from './ImportRates';
import { RateTable } from './RateTable';

const route = getRouteApi('/finance/exchange-rates');
const OPTIONS = CURRENCIES.map((code) => ({ value: code, label: code }));

/** The rates by which what comes in in another currency is changed. */
export function RatesPage() {
  const { t } = useTranslation();
  const { base, quote } = route.useSearch();
  const navigate = route.useNavigate();
  const rates = useInfiniteQuery(ratesQuery(base ?? '', quote ?? ''));
  const [isImporting, setImporting] = useState(false);
  const [imported, setImported] = useState<Imported>();
  return (
    <PageFrame
      title={t('exchange.title')}
      lead={t('exchange.lead')}
      actions={<Button onClick={() => setImporting(true)}>{t('exchange.import')}</Button>}
    >
      <div className="market-stack">
        {imported && <Alert isInline isLiveRegion variant="success" title={t('exchange.taken', { ...imported })} />}
        <Toolbar>
          <ToolbarContent>
            <ToolbarItem>
              <ChoiceFilter
                label={t('exchange.base')}
                all={t('exchange.anyBase')}
                chosen={base ?? ''}
                options={OPTIONS}
                onChange={(next) => void navigate({ search: (now) => ({ ...now, base: next || undefined }) })}
              />
            </ToolbarItem>
            <ToolbarItem>
              <ChoiceFilter
                label={t('exchange.quote')}
                all={t('exchange.anyQuote')}
                chosen={quote ?? ''}
                options={OPTIONS}
                onChange={(next) => void navigate({ search: (now) => ({ ...now, quote: next || undefined }) })}
              />
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
        <Loaded
          query={rates}
          isEmpty={(found) => (found.pages[0]?.items.length ?? 0) === 0}
          empty={
            <EmptyPanel title={t('exchange.emptyTitle')} icon={ExchangeAltIcon}>
              {t('exchange.emptyText')}
            </EmptyPanel>
          }
        >
          {(found) => (
            <>
              <RateTable rates={found.pages.flatMap((page) => page.items)} />
              <More query={rates} />
            </>
          )}
        </Loaded>
      </div>
      {isImporting && <ImportRates onImported={setImported} onClose={() => setImporting(false)} />}
    </PageFrame>
  );
}
