import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { TenantField } from '@/components/TenantField';

export interface DayOf {
  day: string;
  /** Whose events; everybody's where it is empty. */
  consumer: string;
}

interface Props {
  sought: DayOf;
  withConsumer: boolean;
  onSeek: (sought: DayOf) => void;
}

/** Of which day events are looked at, and whose. */
export function EventForm({ sought, withConsumer, onSeek }: Props) {
  const { t } = useTranslation();
  const schema = useMemo(
    () => z.object({ day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, t('common.required')), consumer: z.string() }),
    [t],
  );
  const { control, handleSubmit } = useForm<DayOf>({ resolver: zodResolver(schema), defaultValues: sought });
  return (
    <Form onSubmit={(event) => void handleSubmit(onSeek)(event)}>
      <div className="market-fields">
        <Field control={control} name="day" type="date" label={t('trace.day')} help={t('events.dayHelp')} isRequired />
        {withConsumer && (
          <TenantField control={control} name="consumer" help={t('finance.tenantHelp')} placeholder={t('finance.allTenants')} />
        )}
      </div>
      <ActionGroup>
        <Button type="submit">{t('events.show')}</Button>
      </ActionGroup>
    </Form>
  );
}
