import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { LanguageIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, switchLanguage } from '@/lib/i18n';

/** Each language under its own name, so that whoever landed in the wrong one finds the way back. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_, value) => {
        setOpen(false);
        void switchLanguage(value as Language);
      }}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          icon={<LanguageIcon />}
          isExpanded={isOpen}
          aria-label={t('shell.language', { name: LANGUAGES[i18n.language as Language] })}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="market-wide-only">{LANGUAGES[i18n.language as Language]}</span>
        </MenuToggle>
      )}
    >
      <DropdownList>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <DropdownItem key={code} value={code} lang={code} isSelected={code === i18n.language}>
            {name}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
