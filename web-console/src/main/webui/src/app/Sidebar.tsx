import { Nav, NavGroup, NavItem, NavList, PageSidebar, PageSidebarBody } from '@patternfly/react-core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRealmRole } from '@/lib/session';
import { useMay } from '@/lib/tenants';

interface Entry {
  label: string;
  link: LinkProps;
}

/** The way around, grouped by what people come to do; the platform's own people see their groups besides. */
export function Sidebar({ tenant, isOpen }: { tenant: string | undefined; isOpen: boolean }) {
  const { t } = useTranslation();
  const isOperator = useRealmRole('operator');
  const isFinance = useRealmRole('finance');
  const maySeeMoney = useMay(tenant ?? '', 'FINANCE', 'VIEWER');
  const mayBePaid = useMay(tenant ?? '', 'FINANCE');
  const of = (to: LinkProps['to'], label: string): Entry => ({
    label,
    link: { to, params: { tenant: tenant ?? '' } } as LinkProps,
  });

  return (
    <PageSidebar isSidebarOpen={isOpen}>
      <PageSidebarBody>
        <Nav aria-label={t('shell.navigation')}>
          {tenant && (
            <>
              <Group
                title={t('nav.use')}
                entries={[
                  of('/t/$tenant/catalogue', t('nav.catalogue')),
                  of('/t/$tenant/subscriptions', t('nav.subscriptions')),
                  of('/t/$tenant/keys', t('nav.keys')),
                  of('/t/$tenant/usage', t('nav.usage')),
                  of('/t/$tenant/events', t('nav.ownEvents')),
                  of('/t/$tenant/find-request', t('nav.findRequest')),
                ]}
              />
              <Group
                title={t('nav.publish')}
                entries={[
                  of('/t/$tenant/models', t('nav.models')),
                  of('/t/$tenant/plans', t('nav.plans')),
                  of('/t/$tenant/coupons', t('nav.coupons')),
                  of('/t/$tenant/model-usage', t('nav.modelUsage')),
                  of('/t/$tenant/model-events', t('nav.modelEvents')),
                ]}
              />
              {maySeeMoney && (
                <>
                  <Group title={t('nav.earn')} entries={[
                    of('/t/$tenant/agreements', t('nav.agreements')),
                    of('/t/$tenant/statements', t('nav.statements')),
                    of('/t/$tenant/self-billed-invoices', t('nav.selfBilled')),
                    of('/t/$tenant/referral-codes', t('nav.referralCodes')),
                    of('/t/$tenant/royalty-offers', t('nav.royaltyOffers')),
                    ...(mayBePaid ? [of('/t/$tenant/payout-account', t('nav.payoutAccount'))] : []),
                  ]} />
                  <Group title={t('nav.money')} entries={[
                    of('/t/$tenant/invoices', t('nav.invoices')),
                    of('/t/$tenant/prepaid', t('nav.prepaid')),
                    of('/t/$tenant/reports', t('nav.reportJobs')),
                    ...(mayBePaid ? [of('/t/$tenant/billing-profile', t('nav.billingProfile'))] : []),
                  ]} />
                </>
              )}
              {mayBePaid && (
                <Group title={t('nav.organisation')} entries={[of('/t/$tenant/members', t('nav.members'))]} />
              )}
            </>
          )}
          {isOperator && (
            <Group
              title={t('nav.operate')}
              entries={[
                of('/reviews', t('nav.reviews')),
                of('/quarantines', t('nav.quarantines')),
                of('/nodes', t('nav.nodes')),
                of('/finance/missing-usage', t('nav.gaps')),
              ]}
            />
          )}
          {isFinance && (
            <Group
              title={t('nav.finance')}
              entries={[
                of('/finance/close', t('nav.close')),
                of('/finance/report', t('nav.report')),
                of('/finance/missing-usage', t('nav.gaps')),
                of('/finance/trace', t('nav.trace')),
                of('/finance/events', t('nav.events')),
                of('/finance/reports', t('nav.reportJobs')),
                of('/finance/invoices', t('nav.allInvoices')),
                of('/finance/credit-notes', t('nav.creditNotes')),
                of('/finance/payments', t('nav.payments')),
                of('/finance/bank', t('nav.bank')),
                of('/finance/prepaid', t('nav.prepaid')),
                of('/finance/exchange-rates', t('nav.exchange')),
                of('/finance/receivables', t('nav.receivables')),
                of('/finance/settlements', t('nav.settlements')),
                of('/finance/self-billed-invoices', t('nav.selfBilled')),
                of('/finance/ledger', t('nav.ledger')),
                of('/finance/journal', t('nav.journal')),
                of('/finance/platform-fees', t('nav.platformFees')),
                of('/finance/tax-rules', t('nav.taxRules')),
                of('/finance/tax-summary', t('nav.taxSummary')),
                of('/finance/billing-profiles', t('nav.billingProfiles')),
              ]}
            />
          )}
          {!tenant && (
            <NavList>
              <Item entry={of('/', t('nav.start'))} />
            </NavList>
          )}
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}

function Group({ title, entries }: { title: string; entries: Entry[] }) {
  return (
    <NavGroup title={title}>
      {entries.map((entry) => (
        <Item key={entry.label} entry={entry} />
      ))}
    </NavGroup>
  );
}

function Item({ entry }: { entry: Entry }) {
  return (
    <NavItem>
      <Link
        {...entry.link}
        className="pf-v6-c-nav__link"
        activeProps={{ className: 'pf-m-current', 'aria-current': 'page' }}
        activeOptions={{ includeSearch: false, exact: entry.link.to === '/' }}
      >
        <span className="pf-v6-c-nav__link-text">{entry.label}</span>
      </Link>
    </NavItem>
  );
}
