import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Card, CardBody, CardTitle, Form, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { type Control, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { LeaveGuard } from '@/components/LeaveGuard';
import { Loaded } from '@/components/Loaded';
import { ProblemAlert } from '@/components/ProblemAlert';
import { Refusable } from '@/components/Refusable';
import { useSettled } from '@/lib/settled';
import { draftPreviewQuery } from './api';
import { PreviewPanel } from './PreviewPanel';
import { type AgreementForm, agreementSchema, MODES, RECOGNITIONS } from './ruleForm';
import { requestOf } from './ruleWire';
import { RulesField } from './RulesField';

interface Props {
  tenant: string;
  initial: AgreementForm;
  action: string;
  isBusy: boolean;
  error: unknown;
  onSubmit: (form: AgreementForm) => void;
  /** How what is filled in is kept for later, where it can be. */
  keep?: { action: string; onKeep: (form: AgreementForm) => Promise<unknown> };
  /** What goes first: which model, in which currency. */
  children?: (control: Control<AgreementForm>) => ReactNode;
}

/** Who shares a model's revenue by which rules, and beside it who would get what. */
export function AgreementEditor({ tenant, initial, action, isBusy, error, onSubmit, keep, children }: Props) {
  const { t } = useTranslation();
  const [{ zone }] = useState(initial);
  const schema = useMemo(() => agreementSchema(t), [t]);
  const { control, handleSubmit, formState, reset } = useForm<AgreementForm>({ resolver: zodResolver(schema), defaultValues: initial });
  // Why it could not be kept is said above the form, as for all that is refused.
  const onKept = (form: AgreementForm) => keep?.onKeep(form).then(() => reset(form, { keepValues: true }), () => undefined);
  return (
    <div className="market-editor">
      <Form onSubmit={(event) => void handleSubmit(onSubmit)(event)}>
        <LeaveGuard when={formState.isDirty || isBusy} />
        <Refusable error={error}>
          {children?.(control)}
          <div className="market-fields">
            <Choice
              control={control}
              name="mode"
              label={t('agreements.mode')}
              options={MODES.map((value) => ({ value, label: t(`agreements.modes.${value}`) }))}
            />
            <Choice
              control={control}
              name="recognition"
              label={t('agreements.recognition')}
              help={t('agreements.recognitionHelp')}
              options={RECOGNITIONS.map((value) => ({ value, label: t(`agreements.recognitions.${value}`) }))}
            />
            <Field
              control={control}
              name="noticeDays"
              label={t('agreements.noticeDays')}
              help={t('agreements.noticeHelp')}
              inputMode="numeric"
            />
          </div>
          <div className="market-fields">
            <Field control={control} name="from" type="datetime-local" label={t('agreements.startsAt')} help={t('agreements.startsAtHelp', { zone })} />
            <Field control={control} name="until" type="datetime-local" label={t('agreements.until')} help={t('agreements.untilHelp', { zone })} />
          </div>
          <RulesField control={control} />
        </Refusable>
        <ActionGroup>
          <Button type="submit" isLoading={isBusy} isDisabled={isBusy}>
            {action}
          </Button>
          {keep && (
            <Button variant="secondary" isDisabled={isBusy} onClick={() => void handleSubmit(onKept)()}>
              {keep.action}
            </Button>
          )}
        </ActionGroup>
      </Form>
      <LivePreview tenant={tenant} control={control} schema={schema} />
    </div>
  );
}

interface LivePreviewProps {
  tenant: string;
  control: Control<AgreementForm>;
  schema: ReturnType<typeof agreementSchema>;
}

function LivePreview({ tenant, control, schema }: LivePreviewProps) {
  const { t } = useTranslation();
  const read = schema.safeParse(useWatch({ control }));
  const request = useSettled(read.success ? requestOf(read.data) : undefined);
  const preview = useQuery(draftPreviewQuery(tenant, request));
  return (
    <Card className="market-simulator">
      <CardTitle component="h2">{t('agreements.preview')}</CardTitle>
      <CardBody className="market-stack" aria-live="polite" aria-busy={preview.isFetching}>
        {request === undefined && (
          <HelperText>
            <HelperTextItem>{t('agreements.previewIncomplete')}</HelperTextItem>
          </HelperText>
        )}
        {request !== undefined && preview.isError && <ProblemAlert error={preview.error} isQuiet />}
        {request !== undefined && !preview.isError && (
          <Loaded query={preview}>{(shown) => <PreviewPanel preview={shown} />}</Loaded>
        )}
      </CardBody>
    </Card>
  );
}
