import type { Agreement, AgreementRequest, RuleRequest } from '@/lib/api/shapes';
import { instantAt, timesOf } from './agreementTimes';
import { isFraction } from './wrongFields';
import { type AgreementForm, type BandForm, blankRule, hasMonths, namesCountries, namesRelease, type RuleForm } from './ruleForm';

/** What rules say that are proposed and those that stand: the same in other words. */
type Terms = Omit<RuleRequest, 'tenant' | 'role' | 'planPrices'> & {
  planPrices?: { planId: string; plan?: string; unitPrice?: string }[];
};

/** The form filled with all that an agreement says, so that nothing is lost in a counter-proposal. */
export function filledAgreement(agreement: Agreement, zone: string): AgreementForm {
  return {
    ...filledTerms(agreement, zone),
    noticeDays: agreement.noticeDays.toString(),
    rules: (agreement.shares ?? []).map(({ tenant, role, rule }) => ruleOf(blankRule(tenant, role), rule)),
  };
}

/** The form filled with a proposal as billing reads it; shares are rules for percentages. */
export function filledRequest(request: AgreementRequest, zone: string): AgreementForm {
  const { rules = [], shares = [] } = request;
  return {
    ...filledTerms({ ...request, scope: request.scope ?? { kind: 'MODEL' }, recognition: request.recognition ?? 'AGENT' }, zone),
    noticeDays: (request.noticeDays ?? 0).toString(),
    rules: [
      ...rules.map((rule) => ruleOf(blankRule(rule.tenant, rule.role), rule)),
      ...shares.map(({ tenant, role, percent, rate }) => blankRule(tenant, role, rate ?? percent)),
    ],
  };
}

function filledTerms(
  { model, scope, mode, recognition, currency, ...times }: Pick<Agreement, 'model' | 'scope' | 'mode' | 'recognition' | 'currency' | 'from' | 'until'>,
  zone: string,
): Omit<AgreementForm, 'noticeDays' | 'rules'> {
  return {
    model,
    scope: scope.kind,
    release: scope.version ?? '',
    countries: (scope.countries ?? []).join(', '),
    mode,
    recognition,
    currency,
    ...timesOf(times, zone),
  };
}

/** One percentage is one band, however it was written. */
function bandsOf({ bands, percent, rate }: Terms): BandForm[] | undefined {
  const one = rate ?? percent;
  return bands?.map((band) => ({ from: band.from, percent: band.rate ?? band.percent ?? '' })) ?? (one === undefined ? undefined : [{ from: '0', percent: one }]);
}

function ruleOf(blank: RuleForm, rule: Terms): RuleForm {
  return {
    ...blank,
    kind: rule.kind,
    basis: rule.basis ?? 'GROSS',
    bands: bandsOf(rule) ?? blank.bands,
    wholeVolume: rule.wholeVolume ? 'yes' : 'no',
    cap: rule.cap ?? '',
    lifetimeCap: rule.lifetimeCap ?? '',
    windowFrom: rule.window?.from ?? '',
    windowTo: rule.window?.to ?? '',
    meter: rule.meter ?? 'REQUESTS',
    unitPrice: rule.unitPrice ?? '',
    planPrices: (rule.planPrices ?? []).map(({ planId, plan = '', unitPrice = '' }) => ({ planId, plan, unitPrice })),
    amount: rule.amount ?? '',
    from: rule.from ?? '',
    collateral: rule.collateral ?? '',
    months: rule.attribution?.months?.toString() ?? '',
  };
}

/** The proposal as billing reads it: the fields of each rule's kind only. */
export function requestOf(form: AgreementForm): AgreementRequest {
  const [from, until] = [instantAt(form, 'from'), instantAt(form, 'until')];
  return {
    model: form.model,
    mode: form.mode,
    recognition: form.recognition,
    currency: form.currency,
    noticeDays: Number(form.noticeDays),
    scope: scopeOf(form),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    rules: form.rules.map((rule) => wireOf(rule, form.mode)),
  };
}

function scopeOf({ scope, release, countries }: AgreementForm): NonNullable<AgreementRequest['scope']> {
  return {
    kind: scope,
    ...(namesRelease(scope) ? { version: release } : {}),
    ...(namesCountries(scope) ? { countries: countries.split(/[ ,]+/).filter(Boolean) } : {}),
  };
}

function volumeOf({ bands, wholeVolume }: Pick<RuleForm, 'bands' | 'wholeVolume'>): Pick<RuleRequest, 'bands' | 'wholeVolume'> {
  return bands.length === 1
    ? { bands: bands.map(({ percent }) => bandOf({ from: '0', percent })), wholeVolume: false }
    : { bands: bands.map(bandOf), wholeVolume: wholeVolume === 'yes' };
}

const bandOf = ({ from, percent }: BandForm) => (isFraction(percent) ? { from, rate: percent } : { from, percent });

function windowOf({ windowFrom, windowTo }: Pick<RuleForm, 'windowFrom' | 'windowTo'>): Pick<RuleRequest, 'window'> {
  return windowFrom || windowTo
    ? { window: { ...(windowFrom ? { from: windowFrom } : {}), ...(windowTo ? { to: windowTo } : {}) } }
    : {};
}

function wireOf({ kind, tenant, role, ...rule }: RuleForm, mode: AgreementForm['mode']): RuleRequest {
  const who = { kind, tenant, role };
  const limits = {
    ...(rule.cap ? { cap: rule.cap } : {}),
    ...(rule.lifetimeCap ? { lifetimeCap: rule.lifetimeCap } : {}),
    ...windowOf(rule),
    ...(rule.months && hasMonths(kind, mode) ? { attribution: { months: Number(rule.months) } } : {}),
  };
  switch (kind) {
    case 'PERCENT':
      return { ...who, basis: rule.basis, ...volumeOf(rule), ...limits };
    case 'PER_UNIT':
      return { ...who, meter: rule.meter, unitPrice: rule.unitPrice, ...limits };
    case 'RESALE':
      return {
        ...who,
        meter: rule.meter,
        ...(rule.unitPrice ? { unitPrice: rule.unitPrice } : {}),
        ...(rule.planPrices.length > 0
          ? { planPrices: rule.planPrices.map(({ planId, unitPrice }) => ({ planId, unitPrice })) }
          : {}),
        ...limits,
      };
    case 'TOP_UP_TO_MINIMUM':
      return { ...who, amount: rule.amount };
    case 'RECOUPMENT':
      return { ...who, amount: rule.amount, from: rule.from, ...(rule.collateral ? { collateral: rule.collateral } : {}) };
    case 'RESIDUAL':
      return who;
  }
}
