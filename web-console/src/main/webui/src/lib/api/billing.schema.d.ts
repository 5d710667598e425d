type Call<P, Q, B, R> = {
  parameters: (keyof P extends never ? { path?: never } : { path: P }) & { query?: Q };
  responses: { 200: { content: { 'application/json': R } } };
} & (B extends undefined ? { requestBody?: never } : { requestBody: { content: { 'application/json': B } } });
type None = Record<never, never>;
interface Page<T> { items: T[]; next?: string }
export interface components {
  schemas: {
    Money: { amount: string; currency: string };
    RateLimit: { requestsPerSecond: number; burst: number };
    PlanView: { id: string; version: number; model: string; name: string; currency: string; pricePerRequest: string; monthlyRequests?: number; rateLimit?: { requestsPerSecond: number; burst: number } };
    SubscriptionView: { id: string; model: string; plan: components['schemas']['PlanView']; status: string; createdAt: string };
    UsageItem: { subscription?: string; tenant?: string; model: string; day: string; requests: number; rows: number };
    UsageView: { period: string; timeZone?: string; items: components['schemas']['UsageItem'][]; totals: { requests: number; rows: number }; asOf: string };
    QuotaView: { subscription: string; model: string; limit?: number; used: number; resetsAt?: string };
    ShareView: { tenant: string; role: string; amount: components['schemas']['Money'] };
    LineView: { model: string; description: string; quantity: number; unitPrice: string; amount: components['schemas']['Money']; shares?: components['schemas']['ShareView'][] };
    InvoiceView: { number: string; tenant: string; period?: string; issuedAt?: string; interim?: boolean; total: components['schemas']['Money']; lines: components['schemas']['LineView'][] };
    CloseView: { invoices: components['schemas']['InvoiceView'][] };
    ReportRow: { tenant: string; model: string; used: number; charged: string; invoiced: string; ledger: string; shares: string; currency: string; difference: string };
    ReportView: { period: string; rows: components['schemas']['ReportRow'][]; totals: Record<string, unknown>; reconciled: boolean; asOf: string };
  };
}
type S = components['schemas'];
interface T { tenant: string }
export interface paths {
  '/v1/tenants/{tenant}/plans': { get: Call<T, { cursor?: string }, undefined, Page<S['PlanView']>>; post: Call<T, None, { model: string; name: string; currency: string; pricePerRequest: string; monthlyRequests?: number; rateLimit?: S['RateLimit'] }, S['PlanView']> };
  '/v1/catalog/plans': { get: Call<None, { model?: string; cursor?: string }, undefined, Page<S['PlanView']>> };
  '/v1/tenants/{tenant}/subscriptions': { get: Call<T, { cursor?: string }, undefined, Page<S['SubscriptionView']>>; post: Call<T, None, { planId: string }, S['SubscriptionView']> };
  '/v1/tenants/{tenant}/subscriptions/{id}': { delete: Call<T & { id: string }, None, undefined, never> };
  '/v1/tenants/{tenant}/subscriptions/{id}/plan': { put: Call<T & { id: string }, None, { planId: string }, S['SubscriptionView']> };
  '/v1/tenants/{tenant}/usage': { get: Call<T, { period?: string }, undefined, S['UsageView']> };
  '/v1/tenants/{tenant}/model-usage': { get: Call<T, { period?: string }, undefined, S['UsageView']> };
  '/v1/tenants/{tenant}/quotas': { get: Call<T, { cursor?: string }, undefined, Page<S['QuotaView']>> };
  '/v1/tenants/{tenant}/invoices': { get: Call<T, { cursor?: string }, undefined, Page<S['InvoiceView']>> };
  '/v1/tenants/{tenant}/invoices/{number}': { get: Call<T & { number: string }, None, undefined, S['InvoiceView']> };
  '/v1/finance/closes': { post: Call<None, None, { period: string; tenant?: string; interim: boolean }, S['CloseView']> };
  '/v1/finance/report': { get: Call<None, { period?: string; tenant?: string; format?: string }, undefined, S['ReportView']> };
}
