import { TextInput } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** One month, or all of them where it is empty. */
export function MonthFilter({ period, onChange }: { period: string; onChange: (period: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      type="month"
      className="market-filter"
      aria-label={t('period.label')}
      placeholder="2026-11"
      value={period}
      onChange={(_, value) => {
        if (value === '' || MONTH.test(value)) {
          onChange(value);
        }
      }}
    />
  );
}
