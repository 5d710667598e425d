import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Button, Card, CardBody, CardTitle, Form } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ReportKind, TableFormat } from '@/lib/api/billing.choices';
import { currentPeriod } from '@/lib/format';
import { reportJobsQuery, requestReport } from './api';

const ZONE = 'UTC';

/** Which report, of which month and tenant, as what kind of file: as many as the service knows of each. */
export function RequestReport() {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const schema = useMemo(
    () =>
      z.object({
        kind: z.enum(ReportKind),
        format: z.enum(TableFormat),
        period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, t('period.rule')),
        tenant: z.string().trim().max(63),
      }),
    [t],
  );
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { kind: ReportKind[0], format: TableFormat[0], period: currentPeriod(ZONE), tenant: '' },
  });
  const kind = useWatch({ control, name: 'kind' });
  const request = useMutation({
    mutationFn: ({ tenant, ...rest }: z.infer<typeof schema>) =>
      requestReport({ ...rest, language: i18n.language, ...(tenant ? { tenant } : {}) }),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportJobsQuery.queryKey }),
  });
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('reportJobs.request')}</CardTitle>
      <CardBody>
        <Form onSubmit={(event) => void handleSubmit((typed) => request.mutate(typed))(event)}>
          {request.isError && <ProblemAlert error={request.error} />}
          <div className="market-fields">
            <Choice
              control={control}
              name="kind"
              label={t('reportJobs.kind')}
              help={t(`reportJobs.kindHelp.${kind}`, '')}
              options={ReportKind.map((value) => ({ value, label: t(`reportJobs.kinds.${value}`, value) }))}
            />
            <Field control={control} name="period" type="month" label={t('period.label')} isRequired />
            <Field control={control} name="tenant" label={t('finance.tenant')} help={t('finance.tenantHelp')} />
            <Choice
              control={control}
              name="format"
              label={t('reportJobs.format')}
              options={TableFormat.map((value) => ({ value, label: value }))}
            />
          </div>
          <ActionGroup>
            <Button type="submit" isLoading={request.isPending} isDisabled={request.isPending}>
              {t('reportJobs.start')}
            </Button>
          </ActionGroup>
        </Form>
      </CardBody>
    </Card>
  );
}
