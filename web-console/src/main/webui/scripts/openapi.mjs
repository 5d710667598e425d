/**
 * Keeps the types the page speaks to the services with.
 *   refresh  copies the services' OpenAPI documents (they write them when they are built) and generates the types
 *   check    fails when a built service's document differs from our copy, or the types from the copy
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const here = (path) => new URL(path, import.meta.url);
const services = ['tenant-service', 'billing'].map((name) => ({
  name,
  built: here(`../../../../../${name}/target/openapi/openapi.json`),
  copy: here(`../openapi/${name}.json`),
  types: here(`../src/lib/api/${name}.schema.d.ts`),
  choices: here(`../src/lib/api/${name}.choices.ts`),
}));

/** Enumerations that a page offers one by one: it reads them from here, and so offers what the service has. */
const OFFERED = { 'tenant-service': [], billing: ['InvoiceState', 'ReportKind', 'TableFormat', 'EntryState'] };

/** The document in one spelling: keys sorted, so that only a change of meaning is a change. */
function canonical(json) {
  const sorted = (value) => {
    if (Array.isArray(value)) {
      return value.map(sorted);
    }
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      );
    }
    return value;
  };
  const document = JSON.parse(json);
  delete document.servers;
  return `${JSON.stringify(sorted(document), null, 2)}\n`;
}

/** What an answer may leave out, everywhere or in one schema; a document that marks no member as required does not say. */
const MAY_BE_ABSENT = new Set([
  ...'next pricePerRequest unitPrice charge change meter size included tiers upTo flat quotaKind monthlyRequests rateLimit concurrentRequests limit remaining activeFrom endedAt acceptedAt cancelledAt shares timeZone node epoch sequence agreementId agreementVersion'.split(' '),
  ...'AgreementView.supersedes AgreementView.endsAt AgreementShareView.percent ShareView.percent'.split(' '),
  ...'RuleView.attribution ScopeView.version ScopeView.countries RuleView.basis RuleView.bands RuleView.wholeVolume RuleView.cap RuleView.unitPrice RuleView.amount RuleView.from'.split(' '),
  ...'AppliedView.period PreviewView.ofLastMonth StatementLineView.percent StatementLineView.credits'.split(' '),
  ...'RuleView.planPrices PreviewView.ofHundredByPlan StatementLineView.planId StatementLineView.plan'.split(' '),
  ...'RuleView.collateral PreviewView.ofHundredReferred PreviewView.royalties InvoiceView.parties InvoiceView.owed InvoiceView.replaces InvoiceView.replacedBy CreditNoteView.replacedBy TracedLineView.replacedBy ShareView.release TaxView.category TaxRow.country StatementLineView.release StatementLineView.usedRelease'.split(' '),
  ...'SubscriptionView.referralCode SubscriptionView.referredAt SubscriptionView.trialUntil ChangeView.planId ChangeView.plan Parties.buyer Parties.taxedIn Parties.account Party.city Party.postalCode Party.country Party.region Party.vatId Party.registration Party.taxNumber'.split(' '),
  ...'BillingProfileView.city BillingProfileView.postalCode BillingProfileView.region BillingProfileView.vatId BillingProfileView.exemptReason TaxRuleView.region TaxRuleView.to'.split(' '),
  ...'ReportJobView.tenant ReportJobView.dataAsOf ReportJobView.rows ReportJobView.bytes ReportJobView.sha256 ReportJobView.expiresAt ReportJobView.failureCode ReportJobView.failure'.split(' '),
  ...'BankEntryView.parked BankEntryView.setAsideBy BankEntryView.setAsideReason CouponView.amount CouponView.percent CouponView.months'.split(' '),
  ...'CouponView.maxRedemptions CouponView.validTo RedeemedView.amount RedeemedView.percent RedeemedView.lastPeriod'.split(' '),
  ...'StandingView.since StandingView.graceUntil StandingView.graceReason StandingView.nextAt NoticeView.by NoticeView.asOf'.split(' '),
  ...'StandingRow.since StandingRow.graceUntil StandingRow.graceReason CreditView.expiresAt PrepaidEntryView.invoice LeasingNodeView.lastHeardAt Order.creditId Order.payTo PayeeAccount.iban PayeeAccount.number PayeeAccount.bic PayeeAccount.bank PaymentView.exchange RateView.reason'.split(' '),
  ...'PlanView.withoutBilling WithoutBilling.requestsPerNode UsageEventView.region UsageEventView.billedFailure SubscriptionView.migration Announced.noticeDays Announced.withdrawnAt PayoutView.selfBilling PayoutView.exchange PayoutDocument.number'.split(' '),
  ...'PayoutAccountRequest.currency PayoutAccountView.currency StatementPayoutView.exchange'.split(' '),
  ...'PayoutAccountRequest.latinHolder PayoutAccountView.latinHolder PayoutAccountRequest.iban PayoutAccountView.iban PayoutAccountRequest.account PayoutAccountView.account PayoutAccountRequest.bic PayoutAccountView.bic PayoutAccountRequest.country PayoutAccountView.country'.split(' '),
  ...'PayoutView.latinHolder PayoutView.iban PayoutView.otherAccount PayoutView.ibanBank IbanBankView.bic IbanBankView.country PayingView.on PayoutAgainView.on PayoutRepeatView.on'.split(' '),
  ...'CloseView.run CloseRunView.tenant CloseRunView.approvedBy CloseInvoiceView.number CloseInvoiceView.invoiced TransactionView.corrects'.split(' '),
  ...'BankEntryView.returnCode BankUseView.payout BankUseView.settlement BankUseView.tenant BankUseView.takesBack BankUseView.account'.split(' '),
  ...'BankAccountView.booked PayoutView.transfer TransferView.on TransferView.code TransferView.reason StatementPayoutView.cameBack CameBackView.code'.split(' '),
  ...'RuleView.meter RuleView.lifetimeCap RuleView.window WindowView.from WindowView.to AgreementBandView.rate AgreementView.from AgreementView.until'.split(' '),
  ...'ShareView.rate StatementLineView.rate CloseReadinessView.tenant BankStatementView.withdrawnBy BankStatementView.withdrawnReason'.split(' '),
  ...'AccrualView.percent AccrualView.credits AccrualView.release AccrualView.usedRelease AccrualView.planId AccrualView.payout'.split(' '),
  ...'AppliedShareView.units StatementLineView.units UsedView.release UsedView.key UsageBehindView.total TracedLineView.accruals TracedLineView.ledger UsageRollupView.release'.split(' '),
  ...'UsageEventView.event UsageEventView.requestId UsageEventView.tenant UsageEventView.key UsageEventView.release UsageEventView.startedAt UsageEventView.trace TracedEventView.rollup'.split(' '),
  ...'RejectedView.decision ParkedUsageDecidedView.id'.split(' '),
  ...'VerificationView.signedUpTo VerificationView.signedAt Finding.transaction PaymentView.reverses SettlementView.approvedBy'.split(' '),
]);

/** The document as the generator wants it: no doubled operation ids, and answers' members required. */
function prepared(document) {
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) {
      delete operation.operationId;
    }
  }
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (!name.endsWith('Request') && schema.properties && !schema.required) {
      schema.required = Object.keys(schema.properties).filter(
        (member) => !MAY_BE_ABSENT.has(member) && !MAY_BE_ABSENT.has(`${name}.${member}`),
      );
    }
  }
  return document;
}

const HEAD = '// Generated from openapi/*.json by `npm run openapi:refresh`: do not edit.\n';

async function typesOf(copy) {
  return HEAD + astToString(await openapiTS(prepared(JSON.parse(readFileSync(copy, 'utf8')))));
}

function choicesOf(name, copy) {
  const { schemas } = JSON.parse(readFileSync(copy, 'utf8')).components;
  const constants = OFFERED[name].map(
    (schema) => `export const ${schema} = ${JSON.stringify(schemas[schema].enum).replaceAll('"', "'").replaceAll(',', ', ')} as const;\n`,
  );
  return HEAD + constants.join('');
}

async function refresh() {
  for (const { name, built, copy, types, choices } of services) {
    if (existsSync(built)) {
      writeFileSync(copy, canonical(readFileSync(built, 'utf8')));
    } else {
      console.log(`${name} has not been built: its types are generated from the copy kept here`);
    }
    writeFileSync(types, await typesOf(copy));
    if (OFFERED[name].length > 0) {
      writeFileSync(choices, choicesOf(name, copy));
    }
  }
}

async function check() {
  const complaints = [];
  for (const { name, built, copy, types, choices } of services) {
    if (existsSync(built) && canonical(readFileSync(built, 'utf8')) !== readFileSync(copy, 'utf8')) {
      complaints.push(`${name}'s API has changed since its types were generated`);
    } else if (readFileSync(types, 'utf8') !== (await typesOf(copy))) {
      complaints.push(`the types of ${name}'s API are not those of its document`);
    } else if (OFFERED[name].length > 0 && readFileSync(choices, 'utf8') !== choicesOf(name, copy)) {
      complaints.push(`the choices of ${name}'s API are not those of its document`);
    }
  }
  if (complaints.length > 0) {
    console.error(`${complaints.join('; ')}. Run: npm --prefix web-console/src/main/webui run openapi:refresh`);
    process.exit(1);
  }
}

await (process.argv[2] === 'refresh' ? refresh() : check());
