import type { TFunction } from 'i18next';
import type { Meter, PlanComponent } from './api/shapes';
import type { Format } from './format';
import { perThousand } from './price';

export const METERS = ['REQUESTS', 'ROWS', 'COMPUTE_TIME', 'BYTES_IN', 'BYTES_OUT', 'TOKENS_IN', 'TOKENS_OUT'] as const satisfies readonly Meter[];

/** Counted units in one priced unit: a second has a million microseconds, a megabyte a million bytes. */
export const COUNTED: Record<Meter, number> = {
  REQUESTS: 1,
  ROWS: 1,
  COMPUTE_TIME: 1_000_000,
  BYTES_IN: 1_000_000,
  BYTES_OUT: 1_000_000,
  TOKENS_IN: 1,
  TOKENS_OUT: 1,
};

const METER_OF: Record<string, Meter> = {
  'requests': 'REQUESTS',
  'rows': 'ROWS',
  'compute-microseconds': 'COMPUTE_TIME',
  'bytes-in': 'BYTES_IN',
  'bytes-out': 'BYTES_OUT',
  'tokens-in': 'TOKENS_IN',
  'tokens-out': 'TOKENS_OUT',
};

const SECONDS_A_DAY = 86_400;

/** A tiered price whose tiers have amounts only. */
export function isStairstep(component: PlanComponent): boolean {
  return component.type === 'VOLUME' && (component.tiers ?? []).every((tier) => Number(tier.price) === 0);
}

function daysText(days: number, t: TFunction, format: Format): string {
  const count = Math.round(days * 10) / 10;
  return t('pricing.days', { count, days: format.number(count) });
}

/** A counted quantity in the unit that prices are said of. */
export function quantityText(quantity: number, unit: string, t: TFunction, format: Format): string {
  const meter = METER_OF[unit];
  if (meter === undefined) {
    return unit === 'subscribed-seconds'
      ? daysText(quantity / SECONDS_A_DAY, t, format)
      : format.number(quantity);
  }
  return t('pricing.amountOf', { count: format.number(quantity / COUNTED[meter]), units: t(`pricing.units.${meter}`) });
}

/** So much of a meter, in the unit that prices are said of, as the service writes it. */
export function meterText(units: string, meter: Meter, t: TFunction, format: Format): string {
  return t('pricing.amountOf', { count: format.decimal(units), units: t(`pricing.units.${meter}`) });
}

/** What a component charges, in words: the first line whole, then its tiers and what is included. */
export function termLines(component: PlanComponent, currency: string, t: TFunction, format: Format): string[] {
  const money = (amount: string | undefined) => format.money(amount ?? '0', currency);
  switch (component.type) {
    case 'RECURRING':
      return [t('pricing.fee', { amount: money(component.amount) })];
    case 'MINIMUM':
      return [t('pricing.minimum', { amount: money(component.amount) })];
    case 'MAXIMUM':
      return [t('pricing.maximum', { amount: money(component.amount) })];
    case 'PERCENT_DISCOUNT':
      return [t('pricing.percentOff', { percent: component.percent })];
    case 'FIXED_DISCOUNT':
      return [t('pricing.amountOff', { amount: money(component.amount) })];
    case 'PER_UNIT':
    case 'PACKAGE':
    case 'GRADUATED':
    case 'VOLUME':
      return usageLines(component, money, t, format);
  }
}

function usageLines(
  component: PlanComponent,
  money: (amount: string | undefined) => string,
  t: TFunction,
  format: Format,
): string[] {
  const meter = component.meter ?? 'REQUESTS';
  const unit = t(`pricing.unit.${meter}`);
  const units = t(`pricing.units.${meter}`);
  const lines = [];
  if (component.type === 'PER_UNIT') {
    lines.push(t('pricing.perUnit', { price: money(component.price), unit }));
    if (COUNTED[meter] === 1) {
      lines.push(t('pricing.perThousand', { price: money(perThousand(component.price ?? '0')), units }));
    }
  } else if (component.type === 'PACKAGE') {
    lines.push(t('pricing.package', { price: money(component.price), size: format.number(component.size ?? 1), units }));
  } else {
    const stairs = isStairstep(component);
    const way = stairs ? 'STAIRSTEP' : component.type;
    lines.push(t(`pricing.tiered.${way as 'VOLUME' | 'GRADUATED' | 'STAIRSTEP'}`, { counted: t(`pricing.counted.${meter}`) }));
    for (const tier of component.tiers ?? []) {
      const range = tier.upTo === undefined ? t('pricing.beyond') : t('pricing.upTo', { upTo: format.number(tier.upTo) });
      const price = stairs ? undefined : t('pricing.perUnit', { price: money(tier.price), unit });
      const flat = tier.flat !== undefined || stairs ? money(tier.flat) : undefined;
      lines.push(t('pricing.tier', { range, price: [price, flat].filter(Boolean).join(' + ') }));
    }
  }
  if (component.included !== undefined && component.included > 0) {
    lines.push(t('pricing.included', { count: format.number(component.included), units }));
  }
  return lines;
}
