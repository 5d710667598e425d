import { SearchInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** One tenant by its short name, or all of them; the address of the page keeps it. */
export function TenantFilter({ tenant, onChange }: { tenant: string; onChange: (tenant: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(tenant);
  const [shown, setShown] = useState(tenant);
  // Going back changes the address, and what is typed follows; the field stays the same and keeps its focus.
  if (shown !== tenant) {
    setShown(tenant);
    setTyped(tenant);
  }
  return (
    <search className="market-search">
      <SearchInput
        value={typed}
        placeholder={t('finance.allTenants')}
        aria-label={t('finance.tenant')}
        submitSearchButtonLabel={t('catalogue.searchAction')}
        resetButtonLabel={t('catalogue.clear')}
        onChange={(_, value) => setTyped(value)}
        onSearch={(_, value) => onChange(value.trim())}
        onClear={() => {
          setTyped('');
          onChange('');
        }}
      />
    </search>
  );
}
