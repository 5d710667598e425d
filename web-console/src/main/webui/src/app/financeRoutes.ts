import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { EntryState, InvoiceState } from '@/lib/api/billing.choices';
import { CURRENCIES } from '@/lib/currencies';
import { accrualSearch, bySearch, eventSearch, traceSearch } from '@/lib/trail';
import { at, instant, period, text } from './root';

const currency = z.enum(CURRENCIES).optional().catch(undefined);

/** Where finance goes. */
export const financeRoutes = [
  createRoute({
    ...at('/finance/close'),
    validateSearch: period,
    component: lazyRouteComponent(() => import('@/features/finance/ClosePage'), 'ClosePage'),
  }),
  createRoute({
    ...at('/finance/rejected-usage'),
    component: lazyRouteComponent(() => import('@/features/finance/RejectedPage'), 'RejectedPage'),
  }),
  createRoute({
    ...at('/finance/report'),
    validateSearch: period.extend({ tenant: text }),
    component: lazyRouteComponent(() => import('@/features/finance/ReportPage'), 'ReportPage'),
  }),
  createRoute({
    ...at('/finance/trace'),
    validateSearch: traceSearch,
    component: lazyRouteComponent(() => import('@/features/trace/TracePage'), 'TracePage'),
  }),
  createRoute({
    ...at('/finance/events'),
    validateSearch: eventSearch,
    component: lazyRouteComponent(() => import('@/features/following/EventsPage'), 'EventsPage'),
  }),
  createRoute({
    ...at('/finance/accruals'),
    validateSearch: accrualSearch,
    component: lazyRouteComponent(() => import('@/features/following/AccrualsPage'), 'AccrualsPage'),
  }),
  createRoute({
    ...at('/finance/missing-usage'),
    component: lazyRouteComponent(() => import('@/features/gaps/GapsPage'), 'GapsPage'),
  }),
  createRoute({
    ...at('/finance/reports'),
    component: lazyRouteComponent(() => import('@/features/reports/ReportJobsPage'), 'ReportJobsPage'),
  }),
  createRoute({
    ...at('/finance/invoices'),
    validateSearch: period.extend({ tenant: text, state: z.enum(InvoiceState).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('@/features/money/FinanceInvoicesPage'), 'FinanceInvoicesPage'),
  }),
  createRoute({
    ...at('/finance/invoices/$number'),
    component: lazyRouteComponent(() => import('@/features/money/FinanceInvoicePage'), 'FinanceInvoicePage'),
  }),
  createRoute({
    ...at('/finance/invoices/$number/lines/$line'),
    validateSearch: bySearch,
    component: lazyRouteComponent(() => import('@/features/following/LinePage'), 'LinePage'),
  }),
  createRoute({
    ...at('/finance/credit-notes'),
    validateSearch: z.object({ tenant: text }),
    component: lazyRouteComponent(() => import('@/features/money/CreditNotesPage'), 'CreditNotesPage'),
  }),
  createRoute({
    ...at('/finance/payments'),
    validateSearch: z.object({ tenant: text }),
    component: lazyRouteComponent(() => import('@/features/money/PaymentsPage'), 'PaymentsPage'),
  }),
  createRoute({
    ...at('/finance/bank'),
    validateSearch: z.object({ entries: z.enum(EntryState).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('@/features/bank/BankPage'), 'BankPage'),
  }),
  createRoute({
    ...at('/finance/prepaid'),
    validateSearch: z.object({ tenant: text }),
    component: lazyRouteComponent(() => import('@/features/prepaid/FinancePrepaidPage'), 'FinancePrepaidPage'),
  }),
  createRoute({
    ...at('/finance/exchange-rates'),
    validateSearch: z.object({ base: currency, quote: currency }),
    component: lazyRouteComponent(() => import('@/features/exchange/RatesPage'), 'RatesPage'),
  }),
  createRoute({
    ...at('/finance/receivables'),
    validateSearch: instant,
    component: lazyRouteComponent(() => import('@/features/money/ReceivablesPage'), 'ReceivablesPage'),
  }),
  createRoute({
    ...at('/finance/settlements'),
    component: lazyRouteComponent(() => import('@/features/money/SettlementsPage'), 'SettlementsPage'),
  }),
  createRoute({
    ...at('/finance/statements/$partner'),
    validateSearch: period,
    component: lazyRouteComponent(() => import('@/features/earnings/FinanceStatementPage'), 'FinanceStatementPage'),
  }),
  createRoute({
    ...at('/finance/self-billed-invoices'),
    validateSearch: z.object({ tenant: text }),
    component: lazyRouteComponent(() => import('@/features/selfbilling/FinanceInvoicesPage'), 'FinanceInvoicesPage'),
  }),
  createRoute({
    ...at('/finance/self-billed-invoices/$number'),
    component: lazyRouteComponent(() => import('@/features/selfbilling/FinanceInvoicePage'), 'FinanceInvoicePage'),
  }),
  createRoute({
    ...at('/finance/ledger'),
    validateSearch: instant,
    component: lazyRouteComponent(() => import('@/features/ledger/LedgerPage'), 'LedgerPage'),
  }),
  createRoute({
    ...at('/finance/journal'),
    validateSearch: z.object({ tenant: text, document: text }),
    component: lazyRouteComponent(() => import('@/features/ledger/JournalPage'), 'JournalPage'),
  }),
  createRoute({
    ...at('/finance/platform-fees'),
    component: lazyRouteComponent(() => import('@/features/fees/FeesPage'), 'FeesPage'),
  }),
  createRoute({
    ...at('/finance/tax-rules'),
    component: lazyRouteComponent(() => import('@/features/tax/TaxRulesPage'), 'TaxRulesPage'),
  }),
  createRoute({
    ...at('/finance/tax-summary'),
    validateSearch: period,
    component: lazyRouteComponent(() => import('@/features/tax/TaxSummaryPage'), 'TaxSummaryPage'),
  }),
  createRoute({
    ...at('/finance/billing-profiles'),
    validateSearch: z.object({ tenant: text }),
    component: lazyRouteComponent(() => import('@/features/tax/FinanceProfilePage'), 'FinanceProfilePage'),
  }),
] as const;
