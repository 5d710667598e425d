import { DescriptionList } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AsOf } from '@/components/AsOf';
import { Crumbs } from '@/components/Crumbs';
import { EmptyPanel } from '@/components/EmptyPanel';
import { Fact } from '@/components/Fact';
import { LinkButton } from '@/components/LinkButton';
import { Loaded } from '@/components/Loaded';
import { More } from '@/components/More';
import { PageFrame } from '@/components/PageFrame';
import { AccrualsLink, LineLink } from '@/components/TrailLinks';
import { useFormat } from '@/lib/format';
import { accrualsAt, type AccrualSearch } from '@/lib/trail';
import { AccrualTable } from './AccrualTable';
import { type Accruals, accrualsQuery, isAsked } from './api';

const route = getRouteApi('/finance/accruals');
const ZONE = 'UTC';

/** What a payout, an invoice line, or a partner's or model's month is made of: each share, down to its invoice line. */
export function AccrualsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const accruals = useInfiniteQuery(accrualsQuery(search));
  return (
    <PageFrame
      title={t('following.shares')}
      lead={t('following.sharesLead')}
      above={
        <Crumbs
          links={[
            <Link key="settlements" to="/finance/settlements">
              {t('settlements.title')}
            </Link>,
          ]}
          here={t('following.shares')}
        />
      }
    >
      {isAsked(search) ? (
        <div className="market-stack">
          <Asked search={search} />
          <Loaded query={accruals} isEmpty={({ pages }) => (pages[0]?.items.length ?? 0) + (pages[0]?.again.length ?? 0) === 0} empty={<Nothing />}>
            {({ pages }) => (
              <>
                <Again payouts={pages[0]?.again ?? []} />
                <AccrualTable accruals={pages.flatMap((page) => page.items)} zone={ZONE} />
                <More query={accruals} />
                <AsOf asOf={pages[0]?.asOf} zone={ZONE} />
              </>
            )}
          </Loaded>
        </div>
      ) : (
        <Nothing />
      )}
    </PageFrame>
  );
}

/** The payouts that came back and are paid again: what they were made of is paid too. */
function Again({ payouts }: { payouts: Accruals['again'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return payouts.map(({ settlement, partner, amount, executeOn, accruals }) => (
    <p key={`${settlement} ${partner}`}>
      <AccrualsLink search={accrualsAt(accruals)}>
        {t('following.again', { partner, amount: format.money(amount.amount, amount.currency), day: format.day(executeOn) })}
      </AccrualsLink>
    </p>
  ));
}

/** What the shares below are of. */
function Asked({ search }: { search: AccrualSearch }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { settlement, partner, invoice, line, model, period, usagePeriod } = search;
  return (
    <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '18ch' }}>
      {settlement && (
        <Fact term={t('following.settlement')}>
          <code>{settlement}</code>
        </Fact>
      )}
      {partner && <Fact term={t('settlements.partner')}>{partner}</Fact>}
      {invoice && (
        <Fact term={t('finance.invoice')}>
          {line === undefined ? (
            <Link to="/finance/invoices/$number" params={{ number: invoice }}>
              {invoice}
            </Link>
          ) : (
            <LineLink number={invoice} line={line}>
              {t('following.lineOf', { line, number: invoice })}
            </LineLink>
          )}
        </Fact>
      )}
      {model && (
        <Fact term={t('plans.model')}>
          <code>{model}</code>
        </Fact>
      )}
      {period && <Fact term={t('following.statementOf')}>{format.month(period)}</Fact>}
      {usagePeriod && <Fact term={t('following.usedIn')}>{format.month(usagePeriod)}</Fact>}
    </DescriptionList>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <EmptyPanel
      title={t('following.noSharesTitle')}
      icon={SearchIcon}
      action={
        <LinkButton variant="link" to="/finance/settlements">
          {t('settlements.title')}
        </LinkButton>
      }
    >
      {t('following.noSharesText')}
    </EmptyPanel>
  );
}
