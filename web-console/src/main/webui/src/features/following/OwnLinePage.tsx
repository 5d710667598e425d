import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { lineQuery } from './api';
import { LineFacts } from './LineFacts';
import { LineUsage } from './LineUsage';

const route = getRouteApi('/t/$tenant/invoices/$number/lines/$line');

/** One line of an invoice of the tenant's, and its usage, down to single calls. */
export function OwnLinePage() {
  const { t } = useTranslation();
  const { tenant, number, line } = route.useParams();
  const { by = 'DAY' } = route.useSearch();
  const navigate = route.useNavigate();
  const place = Number(line);
  const found = useQuery(lineQuery(tenant, number, place));
  const title = t('following.lineOf', { line, number });
  return (
    <PageFrame
      title={title}
      lead={t('following.ownLineLead')}
      above={
        <Crumbs
          links={[
            <Link key="invoices" to="/t/$tenant/invoices" params={{ tenant }}>
              {t('invoices.title')}
            </Link>,
            <Link key="invoice" to="/t/$tenant/invoices/$number" params={{ tenant, number }}>
              {number}
            </Link>,
          ]}
          here={title}
        />
      }
    >
      <Loaded query={found}>
        {(shown) => (
          <div className="market-stack">
            <LineFacts line={shown.line} tenant={tenant} />
            <LineUsage
              tenant={tenant}
              number={number}
              line={place}
              by={by}
              onBy={(next) => void navigate({ search: { by: next }, replace: true, resetScroll: false })}
            />
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}
