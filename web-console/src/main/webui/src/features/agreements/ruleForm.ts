import type { TFunction } from 'i18next';
import { z } from 'zod';
import { METERS } from '@/lib/terms';
import { REFERABLE, SLUG, wrongFields, wrongTimes } from './wrongFields';

export const MODES = ['TECHNICAL', 'RESOURCE', 'PROMOTION', 'STRATEGIC'] as const;
export const RULE_KINDS = ['PERCENT', 'PER_UNIT', 'RESALE', 'TOP_UP_TO_MINIMUM', 'RECOUPMENT', 'RESIDUAL'] as const;
export const RECOGNITIONS = ['PRINCIPAL', 'AGENT'] as const;
export const SCOPES = ['MODEL', 'RELEASE', 'REGION', 'RELEASE_REGION', 'LINEAGE'] as const;
type Scope = (typeof SCOPES)[number];

/** Whether a scope is of one release. */
export const namesRelease = (scope: Scope) => scope === 'RELEASE' || scope === 'RELEASE_REGION';
/** Whether a scope is of some countries. */
export const namesCountries = (scope: Scope) => scope === 'REGION' || scope === 'RELEASE_REGION';
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
export const BASES = ['GROSS', 'NET_OF_TAX', 'NET_OF_FEES', 'REMAINDER'] as const;

const MOST_NOTICE = 365;
const MOST_MONTHS = 120;
const text = z.string().trim();

/**
 * A rule as it is typed: texts, whatever its kind uses. A flat percentage is one band from nothing; what is typed as a
 * percentage may be a fraction. The months of its window are half-open.
 */
export interface RuleForm {
  kind: (typeof RULE_KINDS)[number];
  tenant: string;
  role: (typeof ROLES)[number];
  basis: (typeof BASES)[number];
  bands: BandForm[];
  wholeVolume: 'yes' | 'no';
  cap: string;
  lifetimeCap: string;
  windowFrom: string;
  windowTo: string;
  meter: (typeof METERS)[number];
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
  lifetimeCap: '',
  windowFrom: '',
  windowTo: '',
  meter: 'REQUESTS',
  unitPrice: '',
  planPrices: [],
  amount: '',
  from: '',
  collateral: '',
  months: '',
});

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
      lifetimeCap: text,
      windowFrom: text,
      windowTo: text,
      meter: z.enum(METERS),
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
    from: text,
    until: text,
    zone: z.string(),
    kept: z.object({ from: z.string().optional(), until: z.string().optional() }),
    rules: z.array(rule).min(1).max(50),
  });
  return form
    .superRefine((typed, refusals) =>
      wrongTimes(typed, t).forEach(([path, message]) => refusals.addIssue({ code: 'custom', path, message })),
    )
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

/**
 * A proposal to begin with: the partner and the platform.
 *
 * @param zone of the hours from and until which it is to be in force
 */
export function emptyAgreement(tenant: string, model: string, zone = 'UTC'): AgreementForm {
  return {
    model,
    scope: 'MODEL',
    release: '',
    countries: '',
    mode: 'TECHNICAL',
    recognition: 'AGENT',
    currency: 'EUR',
    noticeDays: '30',
    from: '',
    until: '',
    zone,
    kept: {},
    rules: [blankRule(tenant, 'TECHNOLOGY', '90'), blankRule('platform', 'PLATFORM', '10')],
  };
}
