import type { TFunction } from 'i18next';
import { z } from 'zod';

export const MODES = ['TECHNICAL', 'RESOURCE', 'PROMOTION', 'STRATEGIC'] as const;
export const RULE_KINDS = ['PERCENT', 'PER_UNIT', 'RESALE', 'TOP_UP_TO_MINIMUM', 'RECOUPMENT', 'RESIDUAL'] as const;
export const RECOGNITIONS = ['PRINCIPAL', 'AGENT'] as const;
export const SCOPES = ['MODEL', 'RELEASE', 'REGION', 'RELEASE_REGION', 'LINEAGE'] as const;
type Scope = (typeof SCOPES)[number];

/** Whether a scope is of one release. */
export const namesRelease = (scope: Scope) => scope === 'RELEASE' || scope === 'RELEASE_REGION';
/** Whether a scope is of some countries. */
export const namesCountries = (scope: Scope) => scope === 'REGION' || scope === 'RELEASE_REGION';
/** Kinds that may be for referred subscriptions only, and that may have a cap. */
export const REFERABLE: readonly RuleForm['kind'][] = ['PERCENT', 'PER_UNIT', 'RESALE'];
export const ROLES = [
  'TECHNOLOGY',
  'DATA',
  'COMPUTE',
  'PROMOTION',
  'INVESTOR',
  'RESELLER',
  'BASE_MODEL',
  'PLATFORM',
] as const;
export const BASES = ['GROSS', 'REMAINDER'] as const;

const DECIMAL = /^\d{1,12}(\.\d{1,12})?$/;
const SLUG = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;
const MOST_NOTICE = 365;
const MOST_MONTHS = 120;
const WHOLE_PERCENT = 100;
const text = z.string().trim();

/** A rule as it is typed: texts, whatever its kind uses. A flat percentage is one band from nothing. */
export interface RuleForm {
  kind: (typeof RULE_KINDS)[number];
  tenant: string;
  role: (typeof ROLES)[number];
  basis: (typeof BASES)[number];
  bands: BandForm[];
  wholeVolume: 'yes' | 'no';
  cap: string;
  unitPrice: string;
  planPrices: PlanPriceForm[];
  amount: string;
  from: string;
  collateral: string;
  months: string;
}

export interface BandForm {
  from: string;
  percent: string;
}

/** A plan with a wholesale price of its own; `plan` is its name, where it is known already. */
export interface PlanPriceForm {
  planId: string;
  plan: string;
  unitPrice: string;
}

export const blankRule = (tenant: string, role: RuleForm['role'], percent = ''): RuleForm => ({
  kind: 'PERCENT',
  tenant,
  role,
  basis: 'GROSS',
  bands: [{ from: '0', percent }],
  wholeVolume: 'no',
  cap: '',
  unitPrice: '',
  planPrices: [],
  amount: '',
  from: '',
  collateral: '',
  months: '',
});

type Wrong = [path: (string | number)[], message: string];

function wrongFields(rule: RuleForm, t: TFunction): Wrong[] {
  const wrong: Wrong[] = [];
  const need = (fine: boolean, path: (string | number)[], message: string) => fine || wrong.push([path, message]);
  if (rule.kind === 'PERCENT') {
    // The only band is from nothing, and has no field that says so.
    const isFlat = rule.bands.length === 1;
    rule.bands.forEach((band, index) => {
      const below = index === 0 ? -1 : Number(rule.bands[index - 1]?.from);
      need(isFlat || (DECIMAL.test(band.from) && Number(band.from) > below), ['bands', index, 'from'], t('agreements.bandRule'));
      need(DECIMAL.test(band.percent) && Number(band.percent) <= WHOLE_PERCENT, ['bands', index, 'percent'], t('agreements.percentRule'));
    });
  }
  if (REFERABLE.includes(rule.kind)) {
    need(rule.cap === '' || DECIMAL.test(rule.cap), ['cap'], t('plans.amountRule'));
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

/** Whether a rule may be for referred subscriptions only: other kinds and other ways of cooperation have no months. */
export const hasMonths = (kind: RuleForm['kind'], mode: (typeof MODES)[number]) =>
  mode === 'PROMOTION' && REFERABLE.includes(kind);

const areMonths = (typed: string) => typed === '' || (/^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= MOST_MONTHS);

/** What the form of a proposal accepts. Whether the rules come to a whole, billing says. */
export function agreementSchema(t: TFunction) {
  const rule = z
    .object({
      kind: z.enum(RULE_KINDS),
      tenant: text.regex(SLUG, t('agreements.tenantRule')),
      role: z.enum(ROLES),
      basis: z.enum(BASES),
      bands: z.array(z.object({ from: text, percent: text })).min(1).max(20),
      wholeVolume: z.enum(['yes', 'no']),
      cap: text,
      unitPrice: text,
      planPrices: z.array(z.object({ planId: text, plan: text, unitPrice: text })).max(50),
      amount: text,
      from: text,
      collateral: text,
      months: text,
    })
    .superRefine((typed, refusals) =>
      wrongFields(typed, t).forEach(([path, message]) => refusals.addIssue({ code: 'custom', path, message })),
    );
  const form = z.object({
    scope: z.enum(SCOPES),
    release: text.max(64),
    countries: text.regex(/^([A-Z]{2}([ ,]+|$))*$/, t('agreements.countriesRule')),
    model: z.string().min(1, t('common.required')),
    mode: z.enum(MODES),
    recognition: z.enum(RECOGNITIONS),
    currency: z.string().length(3),
    noticeDays: text
      .regex(/^\d{0,3}$/, t('agreements.noticeRule'))
      .refine((days) => Number(days) <= MOST_NOTICE, t('agreements.noticeRule')),
    rules: z.array(rule).min(1).max(50),
  });
  return form
    .superRefine((typed, refusals) =>
      typed.rules.forEach(({ kind, months }, index) => {
        if (hasMonths(kind, typed.mode) && !areMonths(months)) {
          refusals.addIssue({ code: 'custom', path: ['rules', index, 'months'], message: t('agreements.monthsRule') });
        }
      }),
    )
    .refine((typed) => !namesRelease(typed.scope) || typed.release, { path: ['release'], message: t('common.required') })
    .refine((typed) => !namesCountries(typed.scope) || typed.countries, { path: ['countries'], message: t('common.required') });
}

export type AgreementForm = z.infer<ReturnType<typeof agreementSchema>>;

/** A proposal to begin with: the partner and the platform. */
export function emptyAgreement(tenant: string, model: string): AgreementForm {
  return {
    model,
    scope: 'MODEL',
    release: '',
    countries: '',
    mode: 'TECHNICAL',
    recognition: 'AGENT',
    currency: 'EUR',
    noticeDays: '30',
    rules: [blankRule(tenant, 'TECHNOLOGY', '90'), blankRule('platform', 'PLATFORM', '10')],
  };
}
