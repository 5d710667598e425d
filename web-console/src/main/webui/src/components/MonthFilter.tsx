import { TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** One month, or all of them where it is empty. In browsers without a picker it is typed: a part of a month is none yet. */
export function MonthFilter({ period, onChange }: { period: string; onChange: (period: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(period);
  const [shown, setShown] = useState(period);
  if (shown !== period) {
    setShown(period);
    setTyped(period);
  }
  const isPart = typed !== '' && !MONTH.test(typed);
  return (
    <TextInput
      type="month"
      className="market-filter"
      aria-label={t('period.label')}
      placeholder="2026-11"
      value={typed}
      validated={isPart ? 'warning' : 'default'}
      onChange={(_, value) => {
        setTyped(value);
        if (value === '' || MONTH.test(value)) {
          onChange(value);
        }
      }}
    />
  );
}
