import type { TFunction } from 'i18next';
import type { Agreement, AgreementShare } from '@/lib/api/shapes';
import type { Format } from '@/lib/format';

/** What a rule gives, in words: the first line whole, then its bands, its caps and its months. */
export function ruleLines({ rule }: AgreementShare, currency: string, t: TFunction, format: Format): string[] {
  const money = (amount: string | undefined) => format.money(amount ?? '0', currency);
  const limits = [
    ...(rule.cap === undefined ? [] : [t('agreements.text.cap', { amount: money(rule.cap) })]),
    ...(rule.lifetimeCap === undefined ? [] : [t('agreements.text.lifetimeCap', { amount: money(rule.lifetimeCap) })]),
    ...windowLines(rule.window, t, format),
    ...(rule.attribution ? [t('agreements.text.referred', { count: rule.attribution.months, months: format.number(rule.attribution.months) })] : []),
  ];
  const unit = t(`pricing.unit.${rule.meter ?? 'REQUESTS'}`);
  switch (rule.kind) {
    case 'PERCENT': {
      const bands = rule.bands ?? [];
      const of = t(`agreements.text.of.${rule.basis ?? 'GROSS'}`);
      if (bands.length === 1) {
        return [t('agreements.text.percent', { rate: rateText(bands[0], format), of }), ...limits];
      }
      return [
        t(rule.wholeVolume ? 'agreements.text.byWholeVolume' : 'agreements.text.byVolume', { of }),
        ...bands.map((band) =>
          t('agreements.text.band', { from: money(band.from), rate: rateText(band, format) }),
        ),
        ...limits,
      ];
    }
    case 'PER_UNIT':
      return [t('agreements.text.perUnit', { price: money(rule.unitPrice), unit }), ...limits];
    case 'RESALE':
      return [...resaleLines(rule, unit, money, t), ...limits];
    case 'TOP_UP_TO_MINIMUM':
      return [t('agreements.text.minimum', { amount: money(rule.amount) })];
    case 'RECOUPMENT':
      return [
        t('agreements.text.advance', { amount: money(rule.amount), from: rule.from }),
        ...(rule.collateral ? [t('agreements.text.collateral', { name: rule.collateral })] : []),
      ];
    case 'RESIDUAL':
      return [t('agreements.text.residual')];
  }
}

function resaleLines(
  { unitPrice, planPrices = [] }: AgreementShare['rule'],
  unit: string,
  money: (amount: string | undefined) => string,
  t: TFunction,
): string[] {
  if (planPrices.length === 0) {
    return [t('agreements.text.resale', { price: money(unitPrice), unit })];
  }
  return [
    t('agreements.text.resaleByPlan', { unit }),
    ...planPrices.map((price) => t('agreements.text.planPrice', { plan: price.plan, price: money(price.unitPrice) })),
    unitPrice === undefined
      ? t('agreements.text.otherPlansNone')
      : t('agreements.text.otherPlans', { price: money(unitPrice) }),
  ];
}

/** A share as it was written: a fraction, or a percentage. */
function rateText(band: { percent: string; rate?: string } | undefined, format: Format): string {
  return band?.rate ?? `${format.decimal(band?.percent ?? '0')} %`;
}

function windowLines(window: AgreementShare['rule']['window'], t: TFunction, format: Format): string[] {
  if (window?.from && window.to) {
    return [t('agreements.text.window', { from: format.month(window.from), to: format.month(window.to) })];
  }
  if (window?.from) {
    return [t('agreements.text.windowFrom', { from: format.month(window.from) })];
  }
  return window?.to ? [t('agreements.text.windowTo', { to: format.month(window.to) })] : [];
}

/** Which revenue an agreement is for, in words. */
export function scopeText({ scope }: Pick<Agreement, 'scope'>, t: TFunction): string {
  return t(`agreements.scopeTexts.${scope.kind}`, {
    version: scope.version ?? '',
    countries: (scope.countries ?? []).join(', '),
  });
}
