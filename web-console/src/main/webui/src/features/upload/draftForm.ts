import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { components } from '@/lib/api/tenant-service.schema';
import { checkLicence, licenceOf, licenceShape, NO_LICENCE } from '@/lib/licences';

export type ReleaseRequest = components['schemas']['ReleaseRequest'];

const VERSION = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;
const MODEL = /^[a-z0-9-]+\/[a-z0-9_-]+$/;
const DELAY = /^\d{1,3}(\.\d{1,3})?$/;
const LONGEST_DELAY_MILLIS = 100;
const MICROS = 1_000;
const LONGEST_TIMEOUT_MILLIS = 600_000;
const PADDING = /^(-?\d{1,15})?$/;

export const EMPTY_DRAFT = {
  version: '',
  delay: '',
  timeout: '',
  baseModel: '',
  baseVersion: '',
  tokenInput: '',
  inputPadding: '',
  tokenOutput: '',
  outputPadding: '',
  ...NO_LICENCE,
};

/** What the form of a draft accepts: a version, and what else may be said of a release before its file comes. */
export function draftSchema(t: TFunction) {
  const text = z.string().trim();
  const padding = text.regex(PADDING, t('draft.paddingRule'));
  return z
    .object({
      version: text.regex(VERSION, t('upload.versionRule')),
      delay: text.refine(
        (typed) => typed === '' || (DELAY.test(typed) && Number(typed) <= LONGEST_DELAY_MILLIS),
        t('draft.delayRule'),
      ),
      timeout: text.refine(
        (typed) => typed === '' || (/^[1-9]\d{0,5}$/.test(typed) && Number(typed) <= LONGEST_TIMEOUT_MILLIS),
        t('draft.timeoutRule'),
      ),
      baseModel: text.refine((typed) => typed === '' || MODEL.test(typed), t('draft.baseModelRule')),
      baseVersion: text.refine((typed) => typed === '' || VERSION.test(typed), t('upload.versionRule')),
      tokenInput: text.max(200),
      inputPadding: padding,
      tokenOutput: text.max(200),
      outputPadding: padding,
      ...licenceShape(),
    })
    .superRefine((draft, context) => {
      checkLicence(t, draft, context);
      if ((draft.baseModel === '') !== (draft.baseVersion === '')) {
        const path = draft.baseModel === '' ? 'baseModel' : 'baseVersion';
        context.addIssue({ code: 'custom', path: [path], message: t('draft.baseBothRule') });
      }
      for (const [padding, tensor] of [['inputPadding', 'tokenInput'], ['outputPadding', 'tokenOutput']] as const) {
        if (draft[padding] !== '' && draft[tensor] === '') {
          context.addIssue({ code: 'custom', path: [tensor], message: t('common.required') });
        }
      }
    });
}

export type DraftForm = z.infer<ReturnType<typeof draftSchema>>;

/** The form as the service reads it; what is empty is not said. */
export function draftOf(form: DraftForm): ReleaseRequest {
  const tokens = {
    ...tensorOf('input', form.tokenInput, form.inputPadding),
    ...tensorOf('output', form.tokenOutput, form.outputPadding),
  };
  const licence = licenceOf(form);
  return {
    version: form.version,
    ...(licence ? { licence } : {}),
    ...(form.delay === '' ? {} : { batching: { maxDelayMicros: Math.round(Number(form.delay) * MICROS) } }),
    ...(form.timeout === '' ? {} : { timeoutMillis: Number(form.timeout) }),
    ...(form.baseModel === '' ? {} : { base: { model: form.baseModel, version: form.baseVersion } }),
    ...(Object.keys(tokens).length === 0 ? {} : { tokens: tokens as ReleaseRequest['tokens'] & object }),
  };
}

function tensorOf(side: 'input' | 'output', name: string, padding: string) {
  return name === '' ? {} : { [side]: name, ...(padding === '' ? {} : { [`${side}Padding`]: Number(padding) }) };
}
