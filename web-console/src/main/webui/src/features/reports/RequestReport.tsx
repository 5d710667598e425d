import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Card, CardBody, CardTitle, Form } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '@/components/Button';
import { Choice } from '@/components/Choice';
import { Field } from '@/components/Field';
import { Refusable } from '@/components/Refusable';
import { TenantField } from '@/components/TenantField';
import { ReportKind, TableFormat } from '@/lib/api/billing.choices';
import { currentPeriod } from '@/lib/format';
import { useKeyedMutation } from '@/lib/keyed';
import { OWN_KINDS, ownReportJobsQuery, reportJobsQuery, requestOwnReport, requestReport } from './api';

interface Props {
  zone: string;
  /** Who asks about itself; finance asks about anybody. */
  tenant?: string;
}

/** Which report, of which month and tenant, as what kind of file: as many as the service knows of each. */
export function RequestReport({ zone, tenant: own }: Props) {
  const { t, i18n } = useTranslation();
  const kinds = own === undefined ? ReportKind : OWN_KINDS;
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
    defaultValues: { kind: kinds[0], format: TableFormat[0], period: currentPeriod(zone), tenant: '' },
  });
  const kind = useWatch({ control, name: 'kind' });
  const request = useKeyedMutation({
    mutationFn: ({ tenant, ...rest }: z.infer<typeof schema>, attempt) => {
      const wish = { ...rest, language: i18n.language };
      return own === undefined ? requestReport({ ...wish, ...(tenant ? { tenant } : {}) }, attempt) : requestOwnReport(own, wish, attempt);
    },
    onSuccess: () =>
      cache.invalidateQueries({ queryKey: own === undefined ? reportJobsQuery.queryKey : ownReportJobsQuery(own).queryKey }),
  });
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('reportJobs.request')}</CardTitle>
      <CardBody>
        <Form onSubmit={(event) => void handleSubmit((typed) => request.mutate(typed))(event)}>
          <Refusable error={request.error}>
            <div className="market-fields">
              <Choice
                control={control}
                name="kind"
                label={t('reportJobs.kind')}
                help={t(`reportJobs.kindHelp.${kind}`, '')}
                options={kinds.map((value) => ({ value, label: t(`reportJobs.kinds.${value}`, value) }))}
              />
              <Field control={control} name="period" type="month" label={t('period.label')} isRequired />
              {own === undefined && (
                <TenantField control={control} name="tenant" help={t('finance.tenantHelp')} placeholder={t('finance.allTenants')} />
              )}
              <Choice
                control={control}
                name="format"
                label={t('reportJobs.format')}
                options={TableFormat.map((value) => ({ value, label: value }))}
              />
            </div>
          </Refusable>
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
