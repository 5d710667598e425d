import { zodResolver } from '@hookform/resolvers/zod';
import { ActionGroup, Form } from '@patternfly/react-core';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import type { TraceSearch } from '@/lib/trail';

const DAY_LENGTH = 10;

interface Typed {
  requestId: string;
  day: string;
}

/** Which request, and on which day it was finished; one that was followed here from an event shows that event's. */
export function TraceForm({ sought, onSeek }: { sought: TraceSearch; onSeek: (sought: Typed) => void }) {
  const { t } = useTranslation();
  const schema = useMemo(
    () =>
      z.object({
        requestId: z.string().trim().min(1, t('common.required')).max(200),
        day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, t('common.required')),
      }),
    [t],
  );
  const { requestId = '', day, from } = sought;
  const { control, handleSubmit } = useForm<Typed>({
    resolver: zodResolver(schema),
    defaultValues: { requestId, day: day ?? from?.slice(0, DAY_LENGTH) ?? '' },
  });
  return (
    <Form onSubmit={(event) => void handleSubmit(onSeek)(event)}>
      <div className="market-fields">
        <Field control={control} name="requestId" label={t('trace.requestId')} help={t('trace.requestIdHelp')} isRequired />
        <Field control={control} name="day" type="date" label={t('trace.day')} help={t('trace.dayHelp')} isRequired />
      </div>
      <ActionGroup>
        <Button type="submit">{t('trace.find')}</Button>
      </ActionGroup>
    </Form>
  );
}
