import type { TFunction } from 'i18next';

interface Described {
  kind: 'USAGE' | 'ADJUSTMENT';
  model: string;
  usagePeriod: string;
  description: string;
}

interface Coupon {
  code: string;
  usagePeriod: string;
  description: string;
}

const USAGE = /^(?<plan>.+?) v(?<version>\d+), \d{4}-\d{2}(?:: (?<component>.+?))?(?:, less coupon (?<coupon>\S+?))?(?<credited>, less what was credited)?$/s;
const ADJUSTMENT = /^(?<plan>.+?) v(?<version>\d+)(?:: (?<component>.+?))?(?:, less coupon (?<coupon>\S+?))?(?<credited>, less what was credited)?$/s;
const COUPON = /^(?:Adjustment for \d{4}-\d{2}: )?(?<model>\S+), plan (?<plan>.+?) v(?<version>\d+)(?:, \d{4}-\d{2})?$/s;

/**
 * What a line is of besides its model and month: the plan, the part of its price as its author named it, the coupon, and
 * that it is less what was credited. As billing writes it on the invoice, for which there are no fields; none where it is written otherwise.
 */
export function lineText({ kind, model, usagePeriod, description }: Described, t: TFunction): string | undefined {
  const head = kind === 'USAGE' ? `${model}, plan ` : `Adjustment for ${usagePeriod}: ${model}, plan `;
  if (!description.startsWith(head)) {
    return undefined;
  }
  const found = (kind === 'USAGE' ? USAGE : ADJUSTMENT).exec(description.slice(head.length))?.groups;
  if (!found) {
    return undefined;
  }
  const { plan, version, component, coupon, credited } = found;
  return [
    t('invoices.linePlan', { plan, version }),
    ...(component === undefined ? [] : [component]),
    ...(coupon === undefined ? [] : [t('invoices.lessCoupon', { code: coupon })]),
    ...(credited === undefined ? [] : [t('invoices.lessCredited')]),
  ].join(' · ');
}

/** What a coupon took something off; as billing writes it where it is written otherwise. */
export function couponText({ code, description }: Coupon, t: TFunction): string {
  const head = `Coupon ${code}: `;
  const found = description.startsWith(head) ? COUPON.exec(description.slice(head.length))?.groups : undefined;
  return found ? t('invoices.couponOf', { model: found.model, plan: found.plan, version: found.version }) : description;
}
