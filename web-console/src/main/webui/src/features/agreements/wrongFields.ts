import type { TFunction } from 'i18next';
import { instantAt, type Times } from './agreementTimes';
import type { RuleForm } from './ruleForm';

/** Kinds that may be for referred subscriptions only, and that may have caps and a window. */
export const REFERABLE: readonly RuleForm['kind'][] = ['PERCENT', 'PER_UNIT', 'RESALE'];
export const SLUG = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;

const DECIMAL = /^\d{1,12}(\.\d{1,12})?$/;
const FRACTION = /^(\d{1,6})\/(\d{1,6})$/;
const MONTH = /^2\d{3}-(0[1-9]|1[0-2])$/;
const WHOLE_PERCENT = 100;

type Wrong = [path: (string | number)[], message: string];

/** What is wrong with a rule by its kind, and where. */
export function wrongFields(rule: RuleForm, t: TFunction): Wrong[] {
  const wrong: Wrong[] = [];
  const need = (fine: boolean, path: (string | number)[], message: string) => fine || wrong.push([path, message]);
  if (rule.kind === 'PERCENT') {
    // The only band is from nothing, and has no field that says so.
    const isFlat = rule.bands.length === 1;
    rule.bands.forEach((band, index) => {
      const below = index === 0 ? -1 : Number(rule.bands[index - 1]?.from);
      need(isFlat || (DECIMAL.test(band.from) && Number(band.from) > below), ['bands', index, 'from'], t('agreements.bandRule'));
      need(isRate(band.percent), ['bands', index, 'percent'], t('agreements.percentRule'));
    });
  }
  if (REFERABLE.includes(rule.kind)) {
    need(rule.cap === '' || DECIMAL.test(rule.cap), ['cap'], t('plans.amountRule'));
    need(rule.lifetimeCap === '' || DECIMAL.test(rule.lifetimeCap), ['lifetimeCap'], t('plans.amountRule'));
    need(rule.windowFrom === '' || MONTH.test(rule.windowFrom), ['windowFrom'], t('agreements.monthRule'));
    const isLater = rule.windowFrom === '' || rule.windowTo > rule.windowFrom;
    need(rule.windowTo === '' || (MONTH.test(rule.windowTo) && isLater), ['windowTo'], t('agreements.windowRule'));
  }
  if (rule.kind === 'PER_UNIT' || rule.kind === 'RESALE') {
    const maySayNone = rule.kind === 'RESALE' && rule.planPrices.length > 0;
    need(DECIMAL.test(rule.unitPrice) || (maySayNone && rule.unitPrice === ''), ['unitPrice'], t('plans.priceRule'));
  }
  if (rule.kind === 'RESALE') {
    rule.planPrices.forEach(({ planId, unitPrice }, index) => {
      const before = rule.planPrices.slice(0, index).map((price) => price.planId);
      need(planId !== '', ['planPrices', index, 'planId'], t('common.required'));
      need(planId === '' || !before.includes(planId), ['planPrices', index, 'planId'], t('agreements.planTwice'));
      need(DECIMAL.test(unitPrice), ['planPrices', index, 'unitPrice'], t('plans.priceRule'));
    });
  }
  if (rule.kind === 'TOP_UP_TO_MINIMUM' || rule.kind === 'RECOUPMENT') {
    need(DECIMAL.test(rule.amount), ['amount'], t('plans.amountRule'));
  }
  if (rule.kind === 'RECOUPMENT') {
    need(SLUG.test(rule.from), ['from'], t('agreements.tenantRule'));
    need(/^[a-z0-9-]{0,40}$/.test(rule.collateral), ['collateral'], t('agreements.collateralRule'));
  }
  return wrong;
}

/** Whether what is typed as a percentage is a fraction, such as 1/3. */
export const isFraction = (typed: string) => FRACTION.test(typed);

function isRate(typed: string): boolean {
  const fraction = FRACTION.exec(typed);
  if (fraction) {
    return Number(fraction[2]) > 0 && Number(fraction[1]) <= Number(fraction[2]);
  }
  return DECIMAL.test(typed) && Number(typed) <= WHOLE_PERCENT;
}

/** What is wrong with the hours from and until which it is to be in force. */
export function wrongTimes(form: Times, t: TFunction): Wrong[] {
  const [from, until] = [instantAt(form, 'from'), instantAt(form, 'until')];
  const isHour = (instant: string | undefined) => instant !== undefined && /:00:00(\.0+)?Z$/.test(instant);
  const wrong: Wrong[] = [];
  if (form.from !== '' && !isHour(from)) {
    wrong.push([['from'], t('agreements.hourRule')]);
  }
  if (form.until !== '' && !isHour(until)) {
    wrong.push([['until'], t('agreements.hourRule')]);
  } else if (from && until && Date.parse(until) <= Date.parse(from)) {
    wrong.push([['until'], t('agreements.untilRule')]);
  }
  return wrong;
}
