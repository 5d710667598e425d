import { Radio } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

const WHENS = ['NOW', 'PERIOD_END'] as const;
export type When = (typeof WHENS)[number];

/** At once, or when the month ends in the tenant's zone. */
export function WhenChoice({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="market-stack">
      <legend>
        <strong>{t('coming.when')}</strong>
      </legend>
      {WHENS.map((value) => (
        <Radio
          key={value}
          id={`when-${value}`}
          name="when"
          label={t(`coming.whens.${value}`)}
          isChecked={value === when}
          onChange={() => onChange(value)}
        />
      ))}
    </fieldset>
  );
}
