import type { Meter, PlanComponent } from '@/lib/api/shapes';
import { isStairstep } from '@/lib/terms';

/** Kinds of components as people choose them; a stairstep is volume pricing with amounts only. */
export const KINDS = [
  'PER_UNIT',
  'PACKAGE',
  'GRADUATED',
  'VOLUME',
  'STAIRSTEP',
  'RECURRING',
  'PERCENT_DISCOUNT',
  'FIXED_DISCOUNT',
  'MINIMUM',
  'MAXIMUM',
] as const;
export type Kind = (typeof KINDS)[number];

export const TIERED: readonly Kind[] = ['GRADUATED', 'VOLUME', 'STAIRSTEP'];
export const METERED: readonly Kind[] = ['PER_UNIT', 'PACKAGE', ...TIERED];
export const CHARGES: readonly Kind[] = [...METERED, 'RECURRING'];

/** A component as it is typed: texts, all of them, whatever its kind uses. */
export interface ComponentForm {
  kind: Kind;
  name: string;
  meter: Meter;
  price: string;
  size: string;
  included: string;
  amount: string;
  percent: string;
  tiers: TierForm[];
}

export interface TierForm {
  upTo: string;
  price: string;
  flat: string;
}

export const noTier = (): TierForm => ({ upTo: '', price: '', flat: '' });

/** A component with nothing filled in but its name. */
export function blank(kind: Kind, name: string): ComponentForm {
  const tiers = [noTier(), noTier()];
  return { kind, name, meter: 'REQUESTS', price: '', size: '', included: '', amount: '', percent: '', tiers };
}

/** What the service reads: the fields of its kind only; decimals stay texts. */
export function wireOf(form: ComponentForm): PlanComponent {
  const { kind, name } = form;
  switch (kind) {
    case 'RECURRING':
    case 'MINIMUM':
    case 'MAXIMUM':
    case 'FIXED_DISCOUNT':
      return { type: kind, name, amount: form.amount };
    case 'PERCENT_DISCOUNT':
      return { type: kind, name, percent: form.percent };
    case 'PER_UNIT':
      return { type: kind, ...metered(form), price: form.price };
    case 'PACKAGE':
      return { type: kind, ...metered(form), price: form.price, size: Number(form.size) };
    case 'STAIRSTEP':
      return { type: 'VOLUME', ...metered(form), tiers: form.tiers.map((tier) => ({ ...tier, price: '0' })).map(tierOf) };
    case 'GRADUATED':
    case 'VOLUME':
      return { type: kind, ...metered(form), tiers: form.tiers.map(tierOf) };
  }
}

function metered({ name, meter, included }: ComponentForm) {
  return { name, meter, ...(Number(included) > 0 ? { included: Number(included) } : {}) };
}

function tierOf(tier: TierForm, index: number, all: TierForm[]) {
  const isLast = index === all.length - 1;
  return {
    ...(isLast ? {} : { upTo: Number(tier.upTo) }),
    price: tier.price || '0',
    ...(tier.flat ? { flat: tier.flat } : {}),
  };
}

/** The form of a component that the service has written. */
export function formOf(component: PlanComponent): ComponentForm {
  return {
    ...blank(isStairstep(component) ? 'STAIRSTEP' : component.type, component.name),
    meter: component.meter ?? 'REQUESTS',
    price: component.price ?? '',
    size: component.size?.toString() ?? '',
    included: component.included?.toString() ?? '',
    amount: component.amount ?? '',
    percent: component.percent ?? '',
    ...(component.tiers
      ? {
          tiers: component.tiers.map((tier) => ({
            upTo: tier.upTo?.toString() ?? '',
            price: tier.price,
            flat: tier.flat ?? '',
          })),
        }
      : {}),
  };
}
