import { useTranslation } from 'react-i18next';
import { TenantSelect } from './TenantSelect';

interface Props {
  tenant: string;
  /** What stands where no tenant is named; all of them otherwise. */
  placeholder?: string;
  onChange: (tenant: string) => void;
}

/** One tenant, or all of them; the address of the page keeps it. */
export function TenantFilter({ tenant, placeholder, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="market-tenant-filter">
      <TenantSelect
        id="tenant-filter"
        tenant={tenant}
        placeholder={placeholder ?? t('finance.allTenants')}
        onChange={onChange}
      />
    </div>
  );
}
