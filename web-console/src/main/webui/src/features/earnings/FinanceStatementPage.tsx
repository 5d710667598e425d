import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { PageFrame } from '@/components/PageFrame';
import { PeriodPicker } from '@/components/PeriodPicker';
import { currentPeriod } from '@/lib/format';
import { StatementContent } from './StatementContent';

const route = getRouteApi('/finance/statements/$partner');
const ZONE = 'UTC';

/** What a partner has earned in a month, as finance reads it: each share leads to its invoice line, each payout to its shares. */
export function FinanceStatementPage() {
  const { t } = useTranslation();
  const { partner } = route.useParams();
  const navigate = route.useNavigate();
  const period = route.useSearch().period ?? currentPeriod(ZONE);
  const title = t('statements.of', { partner });
  return (
    <PageFrame
      title={title}
      lead={t('statements.financeLead')}
      actions={<PeriodPicker period={period} zone={ZONE} onChange={(next) => void navigate({ search: { period: next } })} />}
      above={
        <Crumbs
          links={[
            <Link key="settlements" to="/finance/settlements">
              {t('settlements.title')}
            </Link>,
          ]}
          here={title}
        />
      }
    >
      <StatementContent partner={partner} period={period} zone={ZONE} byFinance />
    </PageFrame>
  );
}
