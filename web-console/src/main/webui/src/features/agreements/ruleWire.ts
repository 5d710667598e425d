import type { Agreement, AgreementRequest, AgreementShare, RuleRequest } from '@/lib/api/shapes';
import { type AgreementForm, blankRule, hasMonths, namesCountries, namesRelease, type RuleForm } from './ruleForm';

/** The form filled with an agreement's rules. */
export function filledAgreement(agreement: Agreement): AgreementForm {
  return {
    model: agreement.model,
    scope: agreement.scope.kind,
    release: agreement.scope.version ?? '',
    countries: (agreement.scope.countries ?? []).join(', '),
    mode: agreement.mode,
    recognition: agreement.recognition,
    currency: agreement.currency,
    noticeDays: agreement.noticeDays.toString(),
    rules: (agreement.shares ?? []).map(ruleOf),
  };
}

function ruleOf({ tenant, role, rule }: AgreementShare): RuleForm {
  return {
    ...blankRule(tenant, role),
    kind: rule.kind,
    basis: rule.basis ?? 'GROSS',
    ...(rule.bands ? { bands: rule.bands.map(({ from, percent }) => ({ from, percent })) } : {}),
    wholeVolume: rule.wholeVolume ? 'yes' : 'no',
    cap: rule.cap ?? '',
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
  return {
    model: form.model,
    mode: form.mode,
    recognition: form.recognition,
    currency: form.currency,
    noticeDays: Number(form.noticeDays),
    scope: scopeOf(form),
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
    ? { bands: bands.map(({ percent }) => ({ from: '0', percent })), wholeVolume: false }
    : { bands, wholeVolume: wholeVolume === 'yes' };
}

function wireOf({ kind, tenant, role, ...rule }: RuleForm, mode: AgreementForm['mode']): RuleRequest {
  const who = { kind, tenant, role };
  const limits = {
    ...(rule.cap ? { cap: rule.cap } : {}),
    ...(rule.months && hasMonths(kind, mode) ? { attribution: { months: Number(rule.months) } } : {}),
  };
  switch (kind) {
    case 'PERCENT':
      return { ...who, basis: rule.basis, ...volumeOf(rule), ...limits };
    case 'PER_UNIT':
      return { ...who, unitPrice: rule.unitPrice, ...limits };
    case 'RESALE':
      return {
        ...who,
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
