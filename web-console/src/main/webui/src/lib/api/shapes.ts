import type { components as Billing } from './billing.schema';
import type { components as TenantService } from './tenant-service.schema';

/** The services' shapes under the product's words. */
export type Tenant = TenantService['schemas']['Tenant'];
export type ApiKey = TenantService['schemas']['Key'];
export type NewApiKey = TenantService['schemas']['NewKey'];
export type Member = TenantService['schemas']['Member'];
export type Role = TenantService['schemas']['Role'];
export type Quarantine = TenantService['schemas']['Quarantine'];
export type Model = TenantService['schemas']['Model'];
export type Release = TenantService['schemas']['Release'];
export type ReleaseFile = TenantService['schemas']['ReleaseFile'];
export type Tensor = TenantService['schemas']['TensorSignature'];
export type Signature = NonNullable<Release['signature']>;
export type Review = TenantService['schemas']['Release'];
export type CatalogEntry = TenantService['schemas']['CatalogEntry'];
export type CatalogModel = TenantService['schemas']['CatalogModel'];

export type Money = Billing['schemas']['Money'];
export type Plan = Billing['schemas']['PlanView'];
export type Subscription = Billing['schemas']['SubscriptionView'];
export type UsageReport = Billing['schemas']['UsageView'];
export type UsageItem = Billing['schemas']['UsageItem'];
export type Quota = Billing['schemas']['QuotaView'];
export type Invoice = Billing['schemas']['InvoiceView'];
export type CreditNote = Billing['schemas']['CreditNoteView'];
export type Share = Billing['schemas']['ShareView'];
export type FinanceReport = Billing['schemas']['ReportView'];
export type PlanComponent = Billing['schemas']['PlanComponent'];
export type Meter = Billing['schemas']['Meter'];
export type SimulationRequest = Billing['schemas']['SimulationRequest'];
export type Simulation = Billing['schemas']['SimulationView'];
export type ChargeDetail = Billing['schemas']['ChargeDetail'];
export type Agreement = Billing['schemas']['AgreementView'];
export type AgreementRequest = Billing['schemas']['AgreementRequest'];
export type AgreementShare = Billing['schemas']['AgreementShareView'];
export type AgreementPreview = Billing['schemas']['PreviewView'];
export type RuleRequest = Billing['schemas']['RuleRequest'];
