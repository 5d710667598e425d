import { Divider, Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { UserIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '@/lib/session';

/** Who is signed in, and the way out. Signing out is a navigation: it ends the session at the identity provider too. */
export function UserMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          icon={<UserIcon />}
          isExpanded={isOpen}
          aria-label={t('shell.person', { name: session.name })}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="market-wide-only">{session.name}</span>
        </MenuToggle>
      )}
    >
      <DropdownGroup label={session.email ?? ''}>
        <DropdownList>
          <Divider component="li" />
          <DropdownItem to="/logout">{t('session.signOut')}</DropdownItem>
        </DropdownList>
      </DropdownGroup>
    </Dropdown>
  );
}
