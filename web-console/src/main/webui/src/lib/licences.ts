import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { components } from './api/tenant-service.schema';

export type Licence = components['schemas']['Licence'];
export type LicenceRequest = components['schemas']['LicenceRequest'];

/** Identifiers of the SPDX License List that are offered while one is typed; the service knows them all. */
export const USUAL_LICENCES = [
  'Apache-2.0',
  'MIT',
  'BSD-3-Clause',
  'MPL-2.0',
  'GPL-3.0-only',
  'AGPL-3.0-only',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-ND-4.0',
] as const;

/** How a licence is named: not at all, by SPDX, or by its own name and address. */
export const LICENCE_KINDS = ['none', 'spdx', 'own'] as const;

export const NO_LICENCE = { licenceKind: 'none' as (typeof LICENCE_KINDS)[number], licenceId: '', licenceName: '', licenceUrl: '' };

/** The fields of a form that name a licence. */
export const licenceShape = () => ({
  licenceKind: z.enum(LICENCE_KINDS),
  licenceId: z.string().trim().max(64),
  licenceName: z.string().trim().max(120),
  licenceUrl: z.string().trim().max(500),
});

export type LicenceForm = z.infer<z.ZodObject<ReturnType<typeof licenceShape>>>;

/** What a form that names a licence lacks. */
export function checkLicence(t: TFunction, form: LicenceForm, context: z.RefinementCtx): void {
  const complain = (field: keyof LicenceForm, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  if (form.licenceKind === 'spdx' && !/^[A-Za-z0-9.+-]+$/.test(form.licenceId)) {
    complain('licenceId', t('licence.idRule'));
  }
  if (form.licenceKind === 'own' && form.licenceName === '') {
    complain('licenceName', t('common.required'));
  }
  if (form.licenceKind === 'own' && !isAddress(form.licenceUrl)) {
    complain('licenceUrl', t('licence.urlRule'));
  }
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

/** The licence as the service reads it; nothing where none is named. */
export function licenceOf(form: LicenceForm): LicenceRequest | undefined {
  switch (form.licenceKind) {
    case 'none':
      return undefined;
    case 'spdx':
      return { id: form.licenceId };
    case 'own':
      return { name: form.licenceName, url: form.licenceUrl };
  }
}

/** The licence as the form shows it. */
export function filledLicence(licence: Licence | undefined): LicenceForm {
  if (!licence) {
    return NO_LICENCE;
  }
  return licence.id
    ? { ...NO_LICENCE, licenceKind: 'spdx', licenceId: licence.id }
    : { ...NO_LICENCE, licenceKind: 'own', licenceName: licence.name, licenceUrl: licence.url };
}

/** What a model is filtered by: an SPDX identifier, or that its licence is its partner's own, or that none is named. */
export function licenceKindText(t: TFunction, kind: string): string {
  return kind === 'own' || kind === 'none' ? t(`licence.kinds.${kind}`) : kind;
}
