import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { Agreement, AgreementRequest, AgreementShare, RuleRequest } from '@/lib/api/shapes';

export const MODES = ['TECHNICAL', 'RESOURCE', 'PROMOTION', 'STRATEGIC'] as const;
export const RULE_KINDS = ['PERCENT', 'PER_UNIT', 'TOP_UP_TO_MINIMUM', 'RECOUPMENT', 'RESIDUAL'] as const;
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
  amount: string;
  from: string;
}

export interface BandForm {
  from: string;
  percent: string;
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
  amount: '',
  from: '',
});

type Wrong = [path: (string | number)[], message: string];

function wrongFields(rule: RuleForm, t: TFunction): Wrong[] {
  const wrong: Wrong[] = [];
  const need = (fine: boolean, path: (string | number)[], message: string) => fine || wrong.push([path, message]);
  if (rule.kind === 'PERCENT') {
    rule.bands.forEach((band, index) => {
      const below = index === 0 ? -1 : Number(rule.bands[index - 1]?.from);
      need(DECIMAL.test(band.from) && Number(band.from) > below, ['bands', index, 'from'], t('agreements.bandRule'));
      need(DECIMAL.test(band.percent) && Number(band.percent) <= WHOLE_PERCENT, ['bands', index, 'percent'], t('agreements.percentRule'));
    });
  }
  if (rule.kind === 'PERCENT' || rule.kind === 'PER_UNIT') {
    need(rule.cap === '' || DECIMAL.test(rule.cap), ['cap'], t('plans.amountRule'));
  }
  if (rule.kind === 'PER_UNIT') {
    need(DECIMAL.test(rule.unitPrice), ['unitPrice'], t('plans.priceRule'));
  }
  if (rule.kind === 'TOP_UP_TO_MINIMUM' || rule.kind === 'RECOUPMENT') {
    need(DECIMAL.test(rule.amount), ['amount'], t('plans.amountRule'));
  }
  if (rule.kind === 'RECOUPMENT') {
    need(SLUG.test(rule.from), ['from'], t('agreements.tenantRule'));
  }
  return wrong;
}

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
      amount: text,
      from: text,
    })
    .superRefine((typed, refusals) =>
      wrongFields(typed, t).forEach(([path, message]) => refusals.addIssue({ code: 'custom', path, message })),
    );
  return z.object({
    model: z.string().min(1, t('common.required')),
    mode: z.enum(MODES),
    currency: z.string().length(3),
    noticeDays: text
      .regex(/^\d{0,3}$/, t('agreements.noticeRule'))
      .refine((days) => Number(days) <= MOST_NOTICE, t('agreements.noticeRule')),
    rules: z.array(rule).min(1).max(50),
  });
}

export type AgreementForm = z.infer<ReturnType<typeof agreementSchema>>;

/** A proposal to begin with: the partner and the platform. */
export function emptyAgreement(tenant: string, model: string): AgreementForm {
  return {
    model,
    mode: 'TECHNICAL',
    currency: 'EUR',
    noticeDays: '30',
    rules: [blankRule(tenant, 'TECHNOLOGY', '90'), blankRule('platform', 'PLATFORM', '10')],
  };
}

/** The form filled with an agreement's rules. */
export function filledAgreement(agreement: Agreement): AgreementForm {
  return {
    model: agreement.model,
    mode: agreement.mode,
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
    amount: rule.amount ?? '',
    from: rule.from ?? '',
  };
}

/** The proposal as billing reads it: the fields of each rule's kind only. */
export function requestOf(form: AgreementForm): AgreementRequest {
  return {
    model: form.model,
    mode: form.mode,
    currency: form.currency,
    noticeDays: Number(form.noticeDays),
    rules: form.rules.map(wireOf),
  };
}

function wireOf({ kind, tenant, role, ...rule }: RuleForm): RuleRequest {
  const who = { kind, tenant, role };
  const cap = rule.cap ? { cap: rule.cap } : {};
  switch (kind) {
    case 'PERCENT':
      return { ...who, basis: rule.basis, bands: rule.bands, wholeVolume: rule.wholeVolume === 'yes', ...cap };
    case 'PER_UNIT':
      return { ...who, unitPrice: rule.unitPrice, ...cap };
    case 'TOP_UP_TO_MINIMUM':
      return { ...who, amount: rule.amount };
    case 'RECOUPMENT':
      return { ...who, amount: rule.amount, from: rule.from };
    case 'RESIDUAL':
      return who;
  }
}
