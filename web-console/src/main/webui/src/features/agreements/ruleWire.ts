import type { Agreement, AgreementRequest, AgreementShare, RuleRequest } from '@/lib/api/shapes';
import { instantAt, timesOf } from './agreementTimes';
import { isFraction } from './wrongFields';
import { type AgreementForm, type BandForm, blankRule, hasMonths, namesCountries, namesRelease, type RuleForm } from './ruleForm';

/** The form filled with all that an agreement says, so that nothing is lost in a counter-proposal. */
export function filledAgreement(agreement: Agreement, zone: string): AgreementForm {
  return {
    model: agreement.model,
    scope: agreement.scope.kind,
    release: agreement.scope.version ?? '',
    countries: (agreement.scope.countries ?? []).join(', '),
    mode: agreement.mode,
    recognition: agreement.recognition,
    currency: agreement.currency,
    noticeDays: agreement.noticeDays.toString(),
    ...timesOf(agreement, zone),
    rules: (agreement.shares ?? []).map(ruleOf),
  };
}

function ruleOf({ tenant, role, rule }: AgreementShare): RuleForm {
  return {
    ...blankRule(tenant, role),
    kind: rule.kind,
    basis: rule.basis ?? 'GROSS',
    ...(rule.bands ? { bands: rule.bands.map(({ from, percent, rate }) => ({ from, percent: rate ?? percent })) } : {}),
    wholeVolume: rule.wholeVolume ? 'yes' : 'no',
    cap: rule.cap ?? '',
    lifetimeCap: rule.lifetimeCap ?? '',
    windowFrom: rule.window?.from ?? '',
    windowTo: rule.window?.to ?? '',
    meter: rule.meter ?? 'REQUESTS',
    unitPrice: rule.unitPrice ?? '',
    planPrices: (rule.planPrices ?? []).map(({ planId, plan, unitPrice }) => ({ planId, plan, unitPrice: unitPrice ?? '' })),
    amount: rule.amount ?? '',
    from: rule.from ?? '',
    collateral: rule.collateral ?? '',
    months: rule.attribution?.months.toString() ?? '',
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
