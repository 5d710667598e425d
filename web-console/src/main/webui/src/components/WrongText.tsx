import { HelperTextItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What is wrong with a field, said below it; to screen readers as a fault, in the reader's language. */
export function WrongText({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <HelperTextItem variant="error" screenReaderText={t('common.wrong')}>
      {children}
    </HelperTextItem>
  );
}
