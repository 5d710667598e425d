import { Card, CardBody, CardFooter, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { Loaded } from '@/components/Loaded';
import { PageFrame } from '@/components/PageFrame';
import { AccrualsLink } from '@/components/TrailLinks';
import { AccrualTable } from './AccrualTable';
import { lineQuery, type SharedLine } from './api';
import { LineFacts } from './LineFacts';
import { LineUsage } from './LineUsage';

const route = getRouteApi('/finance/invoices/$number/lines/$line');

/** One line of an invoice, as finance sees it: what it bills, who shares it, and the usage behind it. */
export function LinePage() {
  const { t } = useTranslation();
  const { number, line } = route.useParams();
  const { by = 'DAY' } = route.useSearch();
  const navigate = route.useNavigate();
  const place = Number(line);
  const found = useQuery(lineQuery(undefined, number, place));
  const title = t('following.lineOf', { line, number });
  return (
    <PageFrame
      title={title}
      lead={t('following.lineLead')}
      above={
        <Crumbs
          links={[
            <Link key="invoices" to="/finance/invoices">
              {t('financeInvoices.title')}
            </Link>,
            <Link key="invoice" to="/finance/invoices/$number" params={{ number }}>
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
            <LineFacts line={shown.line} tenant={undefined} />
            <Shares shown={shown} />
            <LineUsage
              tenant={undefined}
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

/** The first shares of the line; all of them are a page of their own. */
function Shares({ shown: { line, shares = [] } }: { shown: SharedLine }) {
  const { t } = useTranslation();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('following.shares')}</CardTitle>
      <CardBody>
        {shares.length === 0 ? <p>{t('following.noSharesTitle')}</p> : <AccrualTable accruals={shares} zone={line.timeZone ?? 'UTC'} />}
        <p className="market-as-of">{t('common.zone', { zone: line.timeZone ?? 'UTC' })}</p>
      </CardBody>
      {shares.length > 0 && (
        <CardFooter>
          <AccrualsLink search={{ invoice: line.invoice, line: line.line }}>{t('following.allShares')}</AccrualsLink>
        </CardFooter>
      )}
    </Card>
  );
}
