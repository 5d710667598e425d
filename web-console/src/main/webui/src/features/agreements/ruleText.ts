import type { TFunction } from 'i18next';
import type { Agreement, AgreementShare } from '@/lib/api/shapes';
import type { Format } from '@/lib/format';

/** What a rule gives, in words: the first line whole, then its bands and its cap. */
export function ruleLines({ rule }: AgreementShare, currency: string, t: TFunction, format: Format): string[] {
  const money = (amount: string | undefined) => format.money(amount ?? '0', currency);
  const limits = [
    ...(rule.cap === undefined ? [] : [t('agreements.text.cap', { amount: money(rule.cap) })]),
    ...(rule.attribution ? [t('agreements.text.referred', { count: rule.attribution.months, months: format.number(rule.attribution.months) })] : []),
  ];
  switch (rule.kind) {
    case 'PERCENT': {
      const bands = rule.bands ?? [];
      const of = t(`agreements.text.of.${rule.basis ?? 'GROSS'}`);
      if (bands.length === 1) {
        return [t('agreements.text.percent', { percent: format.decimal(bands[0]?.percent ?? '0'), of }), ...limits];
      }
      return [
        t(rule.wholeVolume ? 'agreements.text.byWholeVolume' : 'agreements.text.byVolume', { of }),
        ...bands.map((band) =>
          t('agreements.text.band', { from: money(band.from), percent: format.decimal(band.percent) }),
        ),
        ...limits,
      ];
    }
    case 'PER_UNIT':
      return [t('agreements.text.perRequest', { price: money(rule.unitPrice) }), ...limits];
    case 'RESALE':
      return [...resaleLines(rule, money, t), ...limits];
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
  money: (amount: string | undefined) => string,
  t: TFunction,
): string[] {
  if (planPrices.length === 0) {
    return [t('agreements.text.resale', { price: money(unitPrice) })];
  }
  return [
    t('agreements.text.resaleByPlan'),
    ...planPrices.map((price) => t('agreements.text.planPrice', { plan: price.plan, price: money(price.unitPrice) })),
    unitPrice === undefined
      ? t('agreements.text.otherPlansNone')
      : t('agreements.text.otherPlans', { price: money(unitPrice) }),
  ];
}

/** Which revenue an agreement is for, in words. */
export function scopeText({ scope }: Pick<Agreement, 'scope'>, t: TFunction): string {
  return t(`agreements.scopeTexts.${scope.kind}`, {
    version: scope.version ?? '',
    countries: (scope.countries ?? []).join(', '),
  });
}
