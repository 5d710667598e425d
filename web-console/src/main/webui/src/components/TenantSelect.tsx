import {
  Button,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTenantSearch } from './useTenantSearch';

interface Props {
  id: string;
  /** Its short name; empty where none is chosen. */
  tenant: string;
  /** What stands where none is chosen. */
  placeholder: string;
  describedBy?: string;
  isWrong?: boolean;
  onChange: (tenant: string) => void;
  onBlur?: () => void;
}

/** A tenant, found by typing some of its name or short name; the server searches. */
export function TenantSelect({ id, tenant, placeholder, describedBy, isWrong, onChange, onBlur }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const search = useTenantSearch(tenant, onChange);
  // A dialog around it hears the key before React does, and would close: so it is heard at the field itself.
  const escape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && search.isOpen) {
      event.stopPropagation();
      search.leave();
    }
  });
  useEffect(() => {
    const field = input.current;
    const heard = (event: KeyboardEvent) => escape(event);
    field?.addEventListener('keydown', heard);
    return () => field?.removeEventListener('keydown', heard);
  }, []);
  const list = `${id}-list`;
  const optionId = (index: number) => `${id}-option-${index}`;
  return (
    <Select
      variant="typeahead"
      isOpen={search.isOpen}
      isScrollable
      shouldFocusFirstItemOnOpen={false}
      selected={tenant}
      onOpenChange={(open) => (open ? search.open() : search.leave())}
      onSelect={(_, value) => {
        if (typeof value === 'string' && value !== '') {
          search.choose(value);
          input.current?.focus();
        }
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="typeahead"
          isFullWidth
          isExpanded={search.isOpen}
          aria-label={t('tenantChoice.open')}
          {...(isWrong ? { status: 'danger' as const } : {})}
          onClick={() => {
            search.toggle();
            input.current?.focus();
          }}
        >
          <TextInputGroup isPlain>
            <TextInputGroupMain
              innerRef={input}
              inputId={id}
              value={search.text}
              placeholder={placeholder}
              role="combobox"
              isExpanded={search.isOpen}
              aria-controls={list}
              aria-label={t('finance.tenant')}
              inputProps={{ autoComplete: 'off', 'aria-autocomplete': 'list', 'aria-describedby': describedBy, 'aria-invalid': isWrong === true }}
              {...(search.active === undefined ? {} : { 'aria-activedescendant': optionId(search.active) })}
              onChange={(_, text) => search.type(text)}
              onClick={search.open}
              onKeyDown={search.onKey}
              onBlur={() => {
                search.blur();
                onBlur?.();
              }}
            />
            {search.text !== '' && (
              <TextInputGroupUtilities>
                <Button
                  variant="plain"
                  icon={<TimesIcon />}
                  aria-label={t('catalogue.clear')}
                  onClick={() => {
                    search.clear();
                    input.current?.focus();
                  }}
                />
              </TextInputGroupUtilities>
            )}
          </TextInputGroup>
        </MenuToggle>
      )}
    >
      <SelectList id={list} aria-label={t('tenantChoice.found')}>
        {search.found.map((found, index) => (
          <SelectOption
            key={found.id}
            id={optionId(index)}
            value={found.id}
            description={found.id}
            isFocused={search.active === index}
            // The field keeps the focus, so that leaving it means leaving the choice.
            onMouseDown={(event) => event.preventDefault()}
          >
            {found.displayName}
          </SelectOption>
        ))}
        {search.note && (
          <SelectOption key="note" value="" isAriaDisabled onMouseDown={(event) => event.preventDefault()}>
            {t(`tenantChoice.${search.note}`)}
          </SelectOption>
        )}
      </SelectList>
    </Select>
  );
}
