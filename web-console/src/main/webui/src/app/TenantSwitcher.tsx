import {
  Divider,
  MenuFooter,
  MenuSearch,
  MenuSearchInput,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
} from '@patternfly/react-core';
import { BuildingIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/components/LinkButton';
import { tenantsQuery } from '@/lib/tenants';

const SEARCH_FROM = 8;
const SHOWN = 50;

/** The tenant one acts for, the others one may act for, and a new one. */
export function TenantSwitcher({ tenant }: { tenant: string | undefined }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const tenants = useQuery(tenantsQuery).data ?? [];
  const current = tenants.find((candidate) => candidate.id === tenant);
  const shown = current?.displayName ?? tenant ?? t('tenants.choose');
  const wanted = search.trim().toLowerCase();
  const found = tenants.filter((candidate) => `${candidate.id} ${candidate.displayName}`.toLowerCase().includes(wanted));
  const role = (name: string | undefined) =>
    name && i18n.exists(`roles.${name}`) ? t(`roles.${name}` as 'roles.OWNER') : name;

  const choose = (id: string) => {
    setOpen(false);
    setSearch('');
    void navigate({ to: '/t/$tenant/catalogue', params: { tenant: id } });
  };

  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      selected={tenant}
      onSelect={(_, value) => choose(String(value))}
      isScrollable
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          icon={<BuildingIcon />}
          isExpanded={isOpen}
          aria-label={t('tenants.switchNamed', { name: shown })}
          onClick={() => setOpen(!isOpen)}
        >
          {shown}
        </MenuToggle>
      )}
    >
      {tenants.length >= SEARCH_FROM && (
        <MenuSearch>
          <MenuSearchInput>
            <SearchInput
              value={search}
              aria-label={t('tenants.search')}
              placeholder={t('tenants.search')}
              onChange={(_, value) => setSearch(value)}
              resetButtonLabel={t('catalogue.clear')}
              onClear={() => setSearch('')}
            />
          </MenuSearchInput>
          <Divider />
        </MenuSearch>
      )}
      <SelectList aria-label={t('tenants.switch')}>
        {found.slice(0, SHOWN).map((candidate) => (
          <SelectOption key={candidate.id} value={candidate.id} description={[candidate.id, role(candidate.role)].filter(Boolean).join(' · ')}>
            {candidate.displayName}
          </SelectOption>
        ))}
        {found.length === 0 && (
          <SelectOption isDisabled value="">
            {t('tenants.noneFound')}
          </SelectOption>
        )}
      </SelectList>
      <MenuFooter>
        <LinkButton to="/tenants/new" variant="link" onClick={() => setOpen(false)}>
          {t('tenants.create')}
        </LinkButton>
      </MenuFooter>
    </Select>
  );
}
