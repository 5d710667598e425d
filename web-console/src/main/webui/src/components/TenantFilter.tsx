import { SearchInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  tenant: string;
  /** What stands where no tenant is named; all of them otherwise. */
  placeholder?: string;
  onChange: (tenant: string) => void;
}

/** One tenant by its short name, or all of them; the address of the page keeps it. */
export function TenantFilter({ tenant, placeholder, onChange }: Props) {
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
        placeholder={placeholder ?? t('finance.allTenants')}
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
