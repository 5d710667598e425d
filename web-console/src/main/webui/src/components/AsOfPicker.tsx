import { Button, Flex, FlexItem, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '@/lib/format';

interface Props {
  at: string | undefined;
  zone: string;
  onChange: (at: string | undefined) => void;
}

const localText = (at: string | undefined) => at?.slice(0, 16) ?? '';

/** Up to when figures are shown: an instant of the past in the named zone, or now. */
export function AsOfPicker({ at, zone, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(localText(at));
  const [shown, setShown] = useState(at);
  // Going back changes the address, and what is typed follows; the field stays the same and keeps its focus.
  if (shown !== at) {
    setShown(at);
    setTyped(localText(at));
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(instantOf(typed, zone));
      }}
    >
      <Flex gap={{ default: 'gapSm' }} alignItems={{ default: 'alignItemsCenter' }}>
        <FlexItem>
          <TextInput
            type="datetime-local"
            aria-label={t('asOf.label', { zone })}
            value={typed}
            onChange={(_, value) => setTyped(value)}
          />
        </FlexItem>
        <FlexItem>
          <Button type="submit" variant="secondary" isDisabled={instantOf(typed, zone) === undefined}>
            {t('asOf.show')}
          </Button>
        </FlexItem>
        {at && (
          <FlexItem>
            <Button
              variant="link"
              onClick={() => {
                setTyped('');
                onChange(undefined);
              }}
            >
              {t('asOf.now')}
            </Button>
          </FlexItem>
        )}
      </Flex>
    </form>
  );
}
