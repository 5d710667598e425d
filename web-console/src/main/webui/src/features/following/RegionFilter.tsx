import { SearchInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  region: string;
  onChange: (region: string) => void;
}

/** Of which region's data planes, as their operator has named it; of all where it is empty. */
export function RegionFilter({ region, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(region);
  const [shown, setShown] = useState(region);
  if (shown !== region) {
    setShown(region);
    setTyped(region);
  }
  return (
    <div className="market-region-filter">
      <SearchInput
        value={typed}
        placeholder={t('events.region')}
        aria-label={t('events.region')}
        submitSearchButtonLabel={t('events.narrow')}
        resetButtonLabel={t('events.anyRegion')}
        onChange={(_, value) => setTyped(value)}
        onSearch={(_, value) => onChange(value.trim())}
        onClear={() => {
          setTyped('');
          onChange('');
        }}
      />
    </div>
  );
}
