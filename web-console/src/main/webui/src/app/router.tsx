import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { bySearch, eventSearch, traceSearch } from '@/lib/trail';
import { financeRoutes } from './financeRoutes';
import { at, period, root, text } from './root';

const routes = [
  createRoute({
    ...at('/'),
    component: lazyRouteComponent(() => import('@/features/landing/StartPage'), 'StartPage'),
  }),
  createRoute({
    ...at('/tenants/new'),
    component: lazyRouteComponent(() => import('@/features/tenants/CreateTenantPage'), 'CreateTenantPage'),
  }),
  createRoute({
    ...at('/t/$tenant/catalogue'),
    validateSearch: z.object({ query: text, licence: z.string().max(64).optional().catch(undefined), compare: z.string().max(600).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('@/features/catalogue/CataloguePage'), 'CataloguePage'),
  }),
  createRoute({
    ...at('/t/$tenant/compare'),
    validateSearch: z.object({ models: z.string().max(600).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('@/features/catalogue/ComparePage'), 'ComparePage'),
  }),
  createRoute({
    ...at('/t/$tenant/catalogue/$partner/$model'),
    component: lazyRouteComponent(() => import('@/features/catalogue/CatalogueModelPage'), 'CatalogueModelPage'),
  }),
  createRoute({
    ...at('/t/$tenant/models'),
    component: lazyRouteComponent(() => import('@/features/models/ModelsPage'), 'ModelsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/models/new'),
    component: lazyRouteComponent(() => import('@/features/models/CreateModelPage'), 'CreateModelPage'),
  }),
  createRoute({
    ...at('/t/$tenant/models/$model'),
    validateSearch: z.object({ version: text }),
    component: lazyRouteComponent(() => import('@/features/models/ModelPage'), 'ModelPage'),
  }),
  createRoute({
    ...at('/t/$tenant/models/$model/upload'),
    validateSearch: z.object({ version: text }),
    component: lazyRouteComponent(() => import('@/features/upload/UploadPage'), 'UploadPage'),
  }),
  createRoute({
    ...at('/t/$tenant/plans'),
    component: lazyRouteComponent(() => import('@/features/plans/PlansPage'), 'PlansPage'),
  }),
  createRoute({
    ...at('/t/$tenant/plans/new'),
    validateSearch: z.object({ model: text }),
    component: lazyRouteComponent(() => import('@/features/plans/CreatePlanPage'), 'CreatePlanPage'),
  }),
  createRoute({
    ...at('/t/$tenant/plans/$plan'),
    component: lazyRouteComponent(() => import('@/features/plans/PlanPage'), 'PlanPage'),
  }),
  createRoute({
    ...at('/t/$tenant/plans/$plan/new-version'),
    component: lazyRouteComponent(() => import('@/features/plans/NewVersionPage'), 'NewVersionPage'),
  }),
  createRoute({
    ...at('/t/$tenant/coupons'),
    component: lazyRouteComponent(() => import('@/features/coupons/CouponsPage'), 'CouponsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/model-usage'),
    validateSearch: period,
    component: lazyRouteComponent(() => import('@/features/usage/ModelUsagePage'), 'ModelUsagePage'),
  }),
  createRoute({
    ...at('/t/$tenant/subscriptions'),
    component: lazyRouteComponent(() => import('@/features/subscriptions/SubscriptionsPage'), 'SubscriptionsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/keys'),
    validateSearch: z.object({ show: z.enum(['all']).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('@/features/keys/KeysPage'), 'KeysPage'),
  }),
  createRoute({
    ...at('/t/$tenant/usage'),
    validateSearch: period,
    component: lazyRouteComponent(() => import('@/features/usage/UsagePage'), 'UsagePage'),
  }),
  createRoute({
    ...at('/t/$tenant/find-request'),
    validateSearch: traceSearch,
    component: lazyRouteComponent(() => import('@/features/trace/FindRequestPage'), 'FindRequestPage'),
  }),
  createRoute({
    ...at('/t/$tenant/events'),
    validateSearch: eventSearch,
    component: lazyRouteComponent(() => import('@/features/following/OwnEventsPage'), 'OwnEventsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/model-events'),
    validateSearch: eventSearch,
    component: lazyRouteComponent(() => import('@/features/following/ModelEventsPage'), 'ModelEventsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/invoices'),
    component: lazyRouteComponent(() => import('@/features/invoices/InvoicesPage'), 'InvoicesPage'),
  }),
  createRoute({
    ...at('/t/$tenant/invoices/$number'),
    component: lazyRouteComponent(() => import('@/features/invoices/InvoicePage'), 'InvoicePage'),
  }),
  createRoute({
    ...at('/t/$tenant/invoices/$number/lines/$line'),
    validateSearch: bySearch,
    component: lazyRouteComponent(() => import('@/features/following/OwnLinePage'), 'OwnLinePage'),
  }),
  createRoute({
    ...at('/t/$tenant/prepaid'),
    component: lazyRouteComponent(() => import('@/features/prepaid/PrepaidPage'), 'PrepaidPage'),
  }),
  createRoute({
    ...at('/t/$tenant/reports'),
    component: lazyRouteComponent(() => import('@/features/reports/OwnReportsPage'), 'OwnReportsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/billing-profile'),
    component: lazyRouteComponent(() => import('@/features/tax/BillingProfilePage'), 'BillingProfilePage'),
  }),
  createRoute({
    ...at('/t/$tenant/agreements'),
    component: lazyRouteComponent(() => import('@/features/agreements/AgreementsPage'), 'AgreementsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/agreements/new'),
    validateSearch: z.object({ model: text }),
    component: lazyRouteComponent(() => import('@/features/agreements/ProposePage'), 'ProposePage'),
  }),
  createRoute({
    ...at('/t/$tenant/agreements/drafts/$draft'),
    component: lazyRouteComponent(() => import('@/features/agreements/DraftPage'), 'DraftPage'),
  }),
  createRoute({
    ...at('/t/$tenant/agreements/$agreement'),
    component: lazyRouteComponent(() => import('@/features/agreements/AgreementPage'), 'AgreementPage'),
  }),
  createRoute({
    ...at('/t/$tenant/agreements/$agreement/counter'),
    component: lazyRouteComponent(() => import('@/features/agreements/CounterPage'), 'CounterPage'),
  }),
  createRoute({
    ...at('/t/$tenant/statements'),
    validateSearch: period,
    component: lazyRouteComponent(() => import('@/features/earnings/StatementsPage'), 'StatementsPage'),
  }),
  createRoute({
    ...at('/t/$tenant/payout-account'),
    component: lazyRouteComponent(() => import('@/features/earnings/PayoutAccountPage'), 'PayoutAccountPage'),
  }),
  createRoute({
    ...at('/t/$tenant/self-billed-invoices'),
    component: lazyRouteComponent(() => import('@/features/selfbilling/OwnInvoicesPage'), 'OwnInvoicesPage'),
  }),
  createRoute({
    ...at('/t/$tenant/self-billed-invoices/$number'),
    component: lazyRouteComponent(() => import('@/features/selfbilling/OwnInvoicePage'), 'OwnInvoicePage'),
  }),
  createRoute({
    ...at('/t/$tenant/referral-codes'),
    component: lazyRouteComponent(() => import('@/features/referrals/ReferralCodesPage'), 'ReferralCodesPage'),
  }),
  createRoute({
    ...at('/t/$tenant/royalty-offers'),
    component: lazyRouteComponent(() => import('@/features/royalties/RoyaltyOffersPage'), 'RoyaltyOffersPage'),
  }),
  createRoute({
    ...at('/reviews'),
    component: lazyRouteComponent(() => import('@/features/reviews/ReviewsPage'), 'ReviewsPage'),
  }),
  createRoute({
    ...at('/quarantines'),
    component: lazyRouteComponent(() => import('@/features/quarantines/QuarantinesPage'), 'QuarantinesPage'),
  }),
  createRoute({
    ...at('/nodes'),
    component: lazyRouteComponent(() => import('@/features/nodes/NodesPage'), 'NodesPage'),
  }),
  createRoute({
    ...at('/t/$tenant/members'),
    component: lazyRouteComponent(() => import('@/features/members/MembersPage'), 'MembersPage'),
  }),
  ...financeRoutes,
] as const;

export const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
